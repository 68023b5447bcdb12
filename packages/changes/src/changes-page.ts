import { readFileSync } from 'node:fs';
import path from 'node:path';
import { html, Markup } from '@chiaroscuro/preflight/report-markup';
import type { PageChange, PageKind } from './classify-pages.ts';

/** Pictures of one thing in one edition, PNG; absent where it was not there, or is not there now. */
export interface BeforeAfter {
  edition: string;
  /** Colour of the edition's paper, CSS. */
  paper: string;
  before?: Uint8Array;
  after?: Uint8Array;
}

/** A figure that has changed. */
export interface FigureChange {
  /** `<chapter>/<figure>`. */
  figure: string;
  kind: 'changed' | 'new' | 'gone';
  pictures: readonly BeforeAfter[];
}

/** A page that has changed, with the folios it has and had. */
export interface ShownPage {
  title: string;
  kind: PageKind;
  reasons: readonly string[];
  pictures: readonly BeforeAfter[];
}

/** All that the page of changes tells. */
export interface Changes {
  title: string;
  /** What was compared, in words: dates or revisions. */
  old: string;
  fresh: string;
  figures: readonly FigureChange[];
  /** Drawn anew, and not to be told from what they were. */
  redrawn: readonly string[];
  pages: readonly ShownPage[];
  /** By edition, in words: pages whose words only stand elsewhere, or are numbered otherwise. */
  quiet: readonly { edition: string; reflowed: string; renumbered: string; same: number }[];
}

const styles = new Markup(readFileSync(path.join(import.meta.dirname, 'changes.css'), 'utf8'));

/** The page that shows what two builds of a book differ in. It needs no other file; the same changes give the same page. */
export function changesPage(changes: Changes): string {
  const { title, old, fresh, figures, redrawn, pages, quiet } = changes;
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>What changed: ${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <header>
          <p class="book">${title}</p>
          <h1>What changed</h1>
          <p>From ${old} to ${fresh}.</p>
          <p>${summary(changes)}</p>
          ${contents(changes)}
        </header>
        <main>
          <section>
            <h2>Figures</h2>
            ${figures.length === 0 ? html`<p>No figure looks different.</p>` : undefined}
            ${figures.map(figureRow)}
            ${
              redrawn.length === 0
                ? undefined
                : html`<p class="quiet">
                    Drawn anew, and not to be told from what they were: ${redrawn.join(', ')}.
                  </p>`
            }
          </section>
          <section>
            <h2>Pages</h2>
            ${pages.length === 0 ? html`<p>No page says or shows anything else.</p>` : undefined}
            ${pages.map(pageRow)}
          </section>
          <section>
            <h2>What only moved</h2>
            ${quiet.map(
              ({ edition, reflowed, renumbered, same }) =>
                html`<h3>The ${edition} edition</h3>
                  <p>
                    ${reflowed === '' ? 'No page has been broken elsewhere.' : `The same words, broken elsewhere: ${reflowed}.`}
                    ${renumbered === '' ? '' : `Other numbers only: ${renumbered}.`} ${same}
                    ${same === 1 ? 'page is' : 'pages are'} the same, mark for mark.
                  </p>`,
            )}
          </section>
        </main>
      </body>
    </html> `.text;
}

/** One sentence that says how much has changed. */
export function summary({ figures, pages }: Pick<Changes, 'figures' | 'pages'>): string {
  if (figures.length + pages.length === 0) return 'Nothing has changed.';
  const count = (number: number, noun: string): string =>
    `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${count(figures.length, 'figure')} and ${count(pages.length, 'page')} have changed.`;
}

/** Links to all that is shown, for there may be much of it. */
function contents({ figures, pages }: Changes): Markup | undefined {
  const names = [...figures.map(({ figure }) => figure), ...pages.map(({ title }) => title)];
  if (names.length < 2) return undefined;
  return html`<nav aria-label="Changes">
    <ul>
      ${names.map((name) => html`<li><a href="#${idOf(name)}">${name}</a></li>`)}
    </ul>
  </nav>`;
}

function idOf(name: string): string {
  return name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase();
}

function figureRow({ figure, kind, pictures }: FigureChange): Markup {
  return html`<article class="drawing" id="${idOf(figure)}">
    <h3>${figure}${kind === 'changed' ? '' : ` (${kind})`}</h3>
    ${pairs(pictures, figure)}
  </article>`;
}

function pageRow({ title, kind, reasons, pictures }: ShownPage): Markup {
  return html`<article id="${idOf(title)}">
    <h3>${title}</h3>
    <p class="${kind}">${reasons.join('; ')}</p>
    ${pairs(pictures, title)}
  </article>`;
}

function pairs(pictures: readonly BeforeAfter[], what: string): Markup {
  return html`<div class="pairs">
    ${pictures.map(
      ({ edition, paper, before, after }) =>
        html`<div class="pair" style="--paper:${paper}">
          ${picture(before, { what, when: 'Before', edition })}
          ${picture(after, { what, when: 'After', edition })}
        </div>`,
    )}
  </div>`;
}

function picture(
  bytes: Uint8Array | undefined,
  { what, when, edition }: { what: string; when: 'Before' | 'After'; edition: string },
): Markup {
  const shown = bytes
    ? html`<img
        alt="${what}, ${edition} edition, ${when.toLowerCase()}"
        src="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"
        loading="lazy"
      />`
    : html`<p class="none">not there</p>`;
  return html`<figure>
    ${shown}
    <figcaption>${when}, ${edition} edition</figcaption>
  </figure>`;
}

/** Pages as people say them: `3, 7–9`. */
export function pageRanges(
  changes: readonly PageChange[],
  kind: PageKind,
  folios: readonly string[],
): string {
  const pages = changes.flatMap((change) =>
    change.kind === kind && change.page !== undefined ? [change.page] : [],
  );
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs
    .map(([first, last]) => (first === last ? folios[first] : `${folios[first]}–${folios[last]}`))
    .join(', ');
}
