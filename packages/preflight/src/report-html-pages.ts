import { explanations } from '@chiaroscuro/diagnostics/codes';
import type { PreflightReport, ReportedFinding } from './report.ts';
import { groupAlike, groupBy, type FindingGroup } from './report-groups.ts';
import { html, type Markup } from './report-markup.ts';
import type { PagePicture } from './report-pictures.ts';
import { many } from './report-verdict.ts';

/** The findings of a report: those of the whole file, a map of the book's pages, then page by page with pictures. */
export function pageSections(
  report: PreflightReport,
  pictures: ReadonlyMap<number, PagePicture>,
): Markup {
  const { findings, pages } = report;
  const byPage = groupBy(findings, ({ page }) => page ?? 0);
  const whole = byPage.get(0) ?? [];
  const touched = [...byPage.keys()].filter((page) => page > 0);
  return html`${whole.length > 0 ? fileSection(whole) : undefined}
  ${touched.length > 0 ? pageMap(byPage, pages) : undefined}
  ${touched.map((page) => pageSection(page, byPage.get(page)!, pictures.get(page)))}`;
}

function fileSection(findings: readonly ReportedFinding[]): Markup {
  return html`<section class="whole">
    <h2>The file as a whole</h2>
    <ol>
      ${groupAlike(findings).map((item, index) => findingItem(item, index, 0))}
    </ol>
  </section>`;
}

/** So many pages are still drawn as squares; a longer book is listed only. */
const mostSquares = 3000;

function pageMap(byPage: ReadonlyMap<number, readonly ReportedFinding[]>, pages: number): Markup {
  const numbers = Array.from({ length: Math.min(pages, mostSquares) }, (_, index) => index + 1);
  const square = (page: number): Markup => {
    const findings = byPage.get(page);
    if (!findings) return html`<i></i>`;
    const text = `page ${page}: ${many(findings.length, 'finding')}`;
    return html`<a
      class="${findings[0]!.severity}"
      href="#page-${page}"
      title="${text}"
      aria-label="${text}"
    ></a>`;
  };
  return html`<nav class="map" aria-label="Pages with findings">
    <h2>Where in the book</h2>
    <div class="squares">${numbers.map(square)}</div>
    <p class="lead">
      A square is a page, from ${1} to ${numbers.length}. Choose a coloured one to see what was
      found there.
    </p>
  </nav>`;
}

function pageSection(
  page: number,
  findings: readonly ReportedFinding[],
  picture: PagePicture | undefined,
): Markup {
  const items = groupAlike(findings);
  return html`<section class="page${picture ? '' : ' unpictured'}" id="page-${page}">
    <h2>Page ${page}</h2>
    ${picture ? pictureOf(page, items, picture) : undefined}
    <ol>
      ${items.map((item, index) => findingItem(item, index, page))}
    </ol>
  </section> `;
}

/** More marks than this would hide the page. */
const mostMarks = 60;

function pictureOf(page: number, items: readonly FindingGroup[], picture: PagePicture): Markup {
  const marks = items.flatMap(({ finding, places }, index) =>
    places.slice(0, mostMarks).map((box, n) => {
      const { left, top, width, height } = picture.place(box);
      const style = `left:${left}%;top:${top}%;width:${width}%;height:${height}%`;
      const label = n === 0 ? html`<b>${index + 1}</b>` : undefined;
      return html`<a
        class="mark ${finding.severity}"
        href="#finding-${page}-${index + 1}"
        style="${style}"
        aria-label="finding ${index + 1}"
        >${label}</a
      >`;
    }),
  );
  return html`<figure>
    <img
      src="${picture.image}"
      width="${picture.width}"
      height="${picture.height}"
      alt="Page ${page} of the file"
    />${marks}
  </figure> `;
}

function findingItem(
  { finding, places, count }: FindingGroup,
  index: number,
  page: number,
): Markup {
  const { code, severity, message, hint, excerpt } = finding;
  const times = count > 1 ? html` <span class="times">× ${count}</span>` : undefined;
  const badge = places.length > 0 ? html`<span class="badge">${index + 1}</span> ` : undefined;
  const more = [
    excerpt === undefined ? undefined : html`<pre>${excerpt}</pre>`,
    sourceOf(finding),
    hint === undefined ? undefined : html`<p class="hint">${hint}</p>`,
  ];
  return html`<li class="${severity}" id="finding-${page}-${index + 1}">
    <h3>${badge}${explanations[code]}${times}</h3>
    <p class="severity">${severity} <code>${code.replace('preflight/', '')}</code></p>
    <p>${message}</p>
    ${more}
  </li> `;
}

function sourceOf({ figure, file, line }: ReportedFinding): Markup | undefined {
  const source =
    file === undefined
      ? undefined
      : html`<code>${line === undefined ? file : `${file}:${line}`}</code>`;
  if (figure === undefined) return source && html`<p class="source">In ${source}</p>`;
  return html`<p class="source">Figure <b>${figure}</b>${source && html`, drawn in ${source}`}</p>`;
}
