import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { editionDate } from './edition-date.ts';
import type { Picture, Site } from './site.ts';

/** What the frame of a page needs to know of it. */
export interface PageFrame {
  site: Site;
  title: string;
  /** For search engines, one sentence. */
  description: string;
  /** From the page to the root of the website: '' or '../../'. */
  root: string;
  /** Which entry of the navigation it is. */
  place: 'book' | 'figures' | 'elsewhere';
  main: Markup;
}

/** A whole page of the website. It asks for no file but the website's own. */
export function framePage({ site, title, description, root, place, main }: PageFrame): string {
  const { book } = site;
  const entry = (name: 'book' | 'figures', address: string, text: string): Markup =>
    html`<li>
      <a href="${root}${address}" ${place === name ? html`aria-current="page"` : undefined}
        >${text}</a
      >
    </li>`;
  return html`<!doctype html>
    <html lang="${book.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${description}" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="${root}icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${root}colours.css" />
        <link rel="stylesheet" href="${root}site.css" />
        <script src="${root}look.js"></script>
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="top">
          <nav aria-label="Website">
            <ul>
              ${entry('book', 'index.html', 'The book')}
              ${entry('figures', 'figures.html', 'Figures')}
            </ul>
          </nav>
          <button type="button" id="look" hidden>Dark</button>
        </header>
        <main id="content">${main}</main>
        <footer>
          <p>
            ${book.title}, edition of
            <time datetime="${book.date}">${editionDate(book.date, book.language)}</time>, by
            ${book.authors.join(', ')}. Text and figures:
            <a class="unbroken" href="${book.licence.url}">${book.licence.name}</a>.
          </p>
          <p>
            Nothing on these pages counts or follows readers. They are set in TeX Gyre Pagella, like
            the book.
          </p>
        </footer>
      </body>
    </html> `.text;
}

/** How many pixels of the screen a point of a drawing gets where there is room. */
const pixels = 1.72;

/** What a picture is needed for. */
export interface PictureUse {
  root: string;
  /** What is to be seen, in words; empty where the words stand beside it. */
  text: string;
  /** Whether it is among the first things that a reader sees. */
  isFirst?: boolean;
}

/** A picture in the look of the page: both are there, the style sheet shows one, and the other is not fetched. */
export function pictureInLook(picture: Picture, use: PictureUse): Markup {
  return html`${(['dark', 'light'] as const).map((look) => pictureOf(picture, look, use, `in-${look}`))}`;
}

/** A picture in one look. */
export function pictureOf(
  { name, width, height }: Picture,
  look: 'dark' | 'light',
  { root, text, isFirst = false }: PictureUse,
  className = '',
): Markup {
  return html`<img
    class="${className}"
    src="${root}${name}-${look}.svg"
    alt="${text}"
    width="${Math.round(width * pixels)}"
    height="${Math.round(height * pixels)}"
    ${isFirst ? undefined : html`loading="lazy"`}
    decoding="async"
  />`;
}
