import { figurePages } from '@chiaroscuro/pdf/figure-pages';
import { pageFolios } from '@chiaroscuro/pdf/folios';
import { pageTexts } from '@chiaroscuro/pdf/page-texts';
import type { PDFDocument } from 'pdf-lib';
import type { EditionContent } from './subject.ts';

/** All that two editions may differ in, and why; `editionContent` leaves it out. */
export const permittedDifferences = [
  {
    what: 'addresses of links',
    reason: 'a screen can follow an address that paper spells out or leaves out',
  },
  {
    what: 'a page with a label that begins with `differs:`, such as the colophon',
    reason: 'it says which edition this is and where the other one is',
  },
  {
    what: 'pages without text at the end',
    reason: 'a printer binds a multiple of some number of pages',
  },
] as const;

const differs = 'differs:';

/**
 * What an edition says, in a form in which editions can be compared.
 *
 * @param options.path the PDF on disk, `options.document` the same as it was read.
 * @param options.labels numbers and folios of the labels (packages/latex, read-labels.ts); `differs:`
 *   permits a page to differ. Where several pages have its folio, it is the first: the title's pages are numbered apart.
 * @throws UserError as `pageTexts` does.
 */
export async function editionContent(options: {
  edition: string;
  path: string;
  document: PDFDocument;
  labels: readonly { name: string; number: string; page: string }[];
}): Promise<EditionContent> {
  const { edition, path, document, labels } = options;
  const folios = pageFolios(document);
  const permitted = new Set(
    labels.flatMap(({ name, page }) => (name.startsWith(differs) ? folios.indexOf(page) : [])),
  );
  const texts = await pageTexts(path);
  const lastWithText = texts.findLastIndex((text) => text !== '');
  return {
    edition,
    texts: texts
      .slice(0, lastWithText + 1)
      .map((text, index) => (permitted.has(index) ? '' : withoutAddresses(text))),
    figures: [...figurePages(document)].map(
      ([figure, pages]) => `${figure} on page ${pages.join(', ')}`,
    ),
    labels: labels.map(
      ({ name, number, page }) => `${name} is ${number || 'unnumbered'}, on page ${page}`,
    ),
  };
}

function withoutAddresses(text: string): string {
  return text
    .replaceAll(/\bhttps?:\/\/\S+/g, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}
