import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { downloadLink } from './download-link.ts';
import { framePage, pictureOf } from './page-frame.ts';
import { allSiteFigures, figureAddress, type Site, type SiteFigure } from './site.ts';

const root = '../../';

/** The page of one figure: both looks, caption, words, and everything it was made from. */
export function figurePage(site: Site, figure: SiteFigure): string {
  const chapter = site.chapters.find(({ name }) => name === figure.chapter);
  const { title, caption, alternativeText, folio } = figure;
  const main = html`<article class="figure-page">
    <p class="breadcrumb">
      <a href="${root}figures.html#${figure.chapter}">${chapter?.title ?? figure.chapter}</a>
    </p>
    <h1>${title}</h1>
    <figure>
      ${both(figure)}
      ${caption === undefined ? undefined : html`<figcaption>${caption(root)}</figcaption>`}
    </figure>
    <section aria-labelledby="words">
      <h2 id="words">In words</h2>
      <p>${alternativeText}</p>
      ${folio === undefined ? undefined : html`<p class="note">On page ${folio} of the book.</p>`}
    </section>
    ${downloads(site, figure)} ${numbers(figure)} ${neighbours(site, figure)}
  </article>`;
  return framePage({
    site,
    title: `${title}: ${site.book.title}`,
    description: alternativeText,
    root,
    place: 'elsewhere',
    main,
  });
}

function both({ picture, title, alternativeText }: SiteFigure): Markup {
  return html`<div class="both ${picture.width < 330 ? 'narrow' : ''}">
    ${(['dark', 'light'] as const).map(
      (look) =>
        html`<div
          class="paper-${look} sheet"
          role="region"
          tabindex="0"
          aria-label="${title}, ${look}"
        >
          ${pictureOf(picture, look, { root, text: look === 'dark' ? alternativeText : '', isFirst: true })}
        </div>`,
    )}
  </div>`;
}

function downloads(site: Site, figure: SiteFigure): Markup {
  const { chapter, name, picture, tables, seed, backend } = figure;
  const hasNotebook = site.chapters.some((each) => each.name === chapter && each.hasNotebook);
  const file = (address: string, text: string): Markup =>
    downloadLink(site, { root, address, text });
  const origin = [
    ...(backend === undefined
      ? []
      : [backend === 'float64' ? 'in double precision' : `with the backend ${backend}`]),
    ...(seed === undefined ? [] : [`from the seed ${seed}`]),
  ].join(' ');
  return html`<section aria-labelledby="downloads">
    <h2 id="downloads">Downloads</h2>
    <ul class="files">
      <li>
        Picture, dark: ${file(`${picture.name}-dark.svg`, 'SVG')},
        ${file(`${picture.name}-dark.pdf`, 'PDF')}
      </li>
      <li>
        Picture, light: ${file(`${picture.name}-light.svg`, 'SVG')},
        ${file(`${picture.name}-light.pdf`, 'PDF for print')}
      </li>
      ${hasNotebook ? html`<li>${file(`notebooks/${chapter}.ipynb`, 'Notebook of the chapter')}</li>` : undefined}
    </ul>
    ${
      tables.length === 0
        ? html`<p>It is drawn without tables of data.</p>`
        : html`<h3>Data</h3>
            <p>The tables it is drawn from, plain text, computed ${origin}.</p>
            <ul class="files">
              ${tables.map(
                ({ file: table, rows, columns }) =>
                  html`<li>
                    ${file(`data/${chapter}/${name}/${table}`, table)}
                    <small>${rows} ${rows === 1 ? 'row' : 'rows'} of ${columns.join(', ')}</small>
                  </li>`,
              )}
            </ul>`
    }
  </section>`;
}

/** More numbers than these are folded away: few readers want them, and all have to scroll past. */
const mostNumbers = 12;

function numbers({ numbers: values }: SiteFigure): Markup | undefined {
  const entries = Object.entries(values);
  if (entries.length === 0) return undefined;
  const table = numberTable(entries);
  return html`<section aria-labelledby="numbers">
    <h2 id="numbers">Numbers</h2>
    <p>Computed with it, for the text and the caption to quote.</p>
    ${
      entries.length > mostNumbers
        ? html`<details>
            <summary>All ${entries.length}</summary>
            ${table}
          </details>`
        : table
    }
  </section>`;
}

function numberTable(entries: readonly (readonly [string, number])[]): Markup {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Value</th>
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${String(value).replaceAll('-', '−')}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function neighbours(site: Site, figure: SiteFigure): Markup {
  const figures = allSiteFigures(site);
  const index = figures.indexOf(figure);
  const link = (neighbour: SiteFigure | undefined, rel: 'prev' | 'next'): Markup | undefined =>
    neighbour &&
    html`<li class="${rel}">
      <a href="${root}${figureAddress(neighbour)}" rel="${rel}"
        >${rel === 'prev' ? '← ' : ''}${neighbour.title}${rel === 'next' ? ' →' : ''}</a
      >
    </li>`;
  return html`<nav class="neighbours" aria-label="Other figures">
    <ul>
      ${link(figures[index - 1], 'prev')} ${link(figures[index + 1], 'next')}
    </ul>
  </nav>`;
}
