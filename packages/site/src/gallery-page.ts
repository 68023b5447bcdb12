import { html, type Markup } from '@chiaroscuro/preflight/report-markup';
import { framePage, pictureInLook } from './page-frame.ts';
import {
  allSiteFigures,
  figureAddress,
  type Site,
  type SiteChapter,
  type SiteFigure,
} from './site.ts';

/** The page with every figure of the book, chapter by chapter, figures.html. */
export function galleryPage(site: Site): string {
  const { book, chapters } = site;
  const shown = chapters.filter(({ opening, figures }) => opening ?? figures[0]);
  const main = html`<h1>Figures</h1>
    <p class="lead">
      All ${allSiteFigures(site).length} figures of the book. Each leads to a page of its own, where
      it stands large and in both looks, with the tables of numbers it was drawn from.
    </p>
    <nav class="contents" aria-label="Chapters">
      <ul>
        ${shown.map(({ name, title }) => html`<li><a href="#${name}">${title}</a></li>`)}
      </ul>
    </nav>
    ${shown.map(chapterFigures)}`;
  return framePage({
    site,
    title: `Figures: ${book.title}`,
    description: `All figures of ${book.title}, with their captions and their data.`,
    root: '',
    place: 'figures',
    main,
  });
}

function chapterFigures({ name, number, title, opening, figures }: SiteChapter): Markup {
  return html`<section class="gallery" aria-labelledby="${name}">
    <h2 id="${name}">
      ${number === undefined ? undefined : html`<span class="number">${number}</span> `}${title}
    </h2>
    ${[...(opening ? [opening] : []), ...figures].map(figureCard)}
  </section>`;
}

/** Picture and number lead to the same page; who goes from link to link comes by the number only. */
function figureCard(figure: SiteFigure): Markup {
  const { title, caption, alternativeText, picture } = figure;
  return html`<figure id="${figure.chapter}-${figure.name}">
    <a class="picture" href="${figureAddress(figure)}" tabindex="-1"
      >${pictureInLook(picture, { root: '', text: alternativeText })}</a
    >
    <figcaption>
      <a href="${figureAddress(figure)}"><strong>${title}</strong></a>
      ${caption === undefined ? undefined : html` ${caption('')}`}
    </figcaption>
  </figure>`;
}
