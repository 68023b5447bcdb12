import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { downloadLink } from './download-link.ts';
import { editionDate } from './edition-date.ts';
import { fileSize } from './file-size.ts';
import { framePage, pictureInLook, pictureOf } from './page-frame.ts';
import { allSiteFigures, figureAddress, type Site, type SiteChapter } from './site.ts';

/** The book's own page, index.html. */
export function bookPage(site: Site): string {
  const { book } = site;
  const main = html`${hero(site)}
    <section class="chapters" aria-labelledby="chapters">
      <h2 id="chapters">Chapters</h2>
      ${site.chapters.map((chapter) => chapterRow(site, chapter))}
    </section>
    ${getTheBook(site)} ${errata(site)} ${changes(site)}`;
  return framePage({
    site,
    title: book.subtitle === undefined ? book.title : `${book.title}: ${book.subtitle}`,
    description: book.subject ?? book.subtitle ?? book.title,
    root: '',
    place: 'book',
    main,
  });
}

function hero(site: Site): Markup {
  const { book, about, cover } = site;
  return html`<section class="hero ${cover ? 'with-cover' : ''}">
    <div class="title">
      <h1>${book.title}</h1>
      ${book.subtitle === undefined ? undefined : html`<p class="subtitle">${book.subtitle}</p>`}
      <p class="authors">${book.authors.join(', ')}</p>
    </div>
    ${
      cover &&
      html`<div class="cover">
        ${pictureOf(cover, 'dark', { root: '', text: `Front cover of ${book.title}.`, isFirst: true })}
      </div>`
    }
    <div class="about">
      ${about.length > 0 ? about.map((text) => html`<p>${text}</p>`) : html`<p>${book.subject}</p>`}
      <p class="actions">
        ${bookLink(site)}
        <a class="quiet" href="figures.html">All ${allSiteFigures(site).length} figures</a>
      </p>
    </div>
  </section>`;
}

function bookLink({ pdf }: Site): Markup {
  return html`<a class="download" href="${pdf.file}" download
    >Download the dark edition <small>PDF, ${pdf.pages} pages, ${fileSize(pdf.bytes)}</small></a
  >`;
}

function chapterRow(site: Site, chapter: SiteChapter): Markup {
  const { name, number, title, summary, keep, opening, figures, hasNotebook } = chapter;
  const first = opening ?? figures[0];
  return html`<article class="chapter" id="${name}">
    ${
      first &&
      html`<a class="opening" href="${figureAddress(first)}" aria-label="${first.title}, large"
        >${pictureInLook(first.picture, { root: '', text: '' })}</a
      >`
    }
    <h3>
      ${number === undefined ? undefined : html`<span class="number">${number}</span> `}${title}
    </h3>
    ${summary === '' ? undefined : html`<p>${summary}</p>`}
    ${
      keep.length === 0
        ? undefined
        : html`<details>
            <summary>What to keep</summary>
            <ul>
              ${keep.map((item) => html`<li>${item}</li>`)}
            </ul>
          </details>`
    }
    <p class="links">
      <a href="figures.html#${name}">${count(figures.length, 'figure')}</a>
      ${
        hasNotebook
          ? downloadLink(site, {
              root: '',
              address: `notebooks/${name}.ipynb`,
              text: html`Notebook<span class="hidden"> of the chapter ${title}</span>`,
            })
          : undefined
      }
    </p>
  </article>`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function getTheBook(site: Site): Markup {
  const { buy, book } = site;
  return html`<section class="get" aria-labelledby="get">
    <h2 id="get">Get the book</h2>
    <div class="editions">
      <article class="paper-dark">
        <h3>Dark, for screens</h3>
        <p>
          Free, under <a href="${book.licence.url}">${book.licence.name}</a>. Links, an outline, and
          mathematics that copies as text.
        </p>
        <p>${bookLink(site)}</p>
      </article>
      <article class="paper-light">
        <h3>White, in print</h3>
        <p>The same words, figures and numbers on the same pages.</p>
        ${
          buy.length === 0
            ? html`<p>It is not on sale yet; here it will say where.</p>`
            : html`<ul>
                ${buy.map(
                  ({ name, url, note }) =>
                    html`<li>
                      <a href="${url}">${name}</a>${note === undefined ? '' : `, ${note}`}
                    </li>`,
                )}
              </ul>`
        }
      </article>
    </div>
  </section>`;
}

function errata({ book, errata: mistakes }: Site): Markup {
  return html`<section class="errata" aria-labelledby="errata">
    <h2 id="errata">Errata</h2>
    ${
      mistakes.length === 0
        ? html`<p>None are known in this edition.</p>`
        : html`<dl>
            ${mistakes.map(
              ({ edition, page, wrong, right }) =>
                html`<dt>
                    Page ${page} <small>edition of ${editionDate(edition, book.language)}</small>
                  </dt>
                  <dd>For <q>${wrong}</q> read <q>${right}</q>.</dd>`,
            )}
          </dl>`
    }
  </section>`;
}

function changes({ book, changes: entries }: Site): Markup | undefined {
  if (entries.length === 0) return undefined;
  return html`<section class="changes" aria-labelledby="changes">
    <h2 id="changes">Changes</h2>
    ${entries.map(
      ({ edition, texts }) =>
        html`<h3><time datetime="${edition}">${editionDate(edition, book.language)}</time></h3>
          <ul>
            ${texts.map((text) => html`<li>${text}</li>`)}
          </ul>`,
    )}
  </section>`;
}
