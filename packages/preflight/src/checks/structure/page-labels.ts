import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { nameEntry } from '../../pdf-values.ts';
import { structureCheck } from './structure-check.ts';
import { numberTree } from './tree-entries.ts';

/** Pages that are numbered through, from one label to the next. */
interface Run {
  /** Page of the file, from 1. */
  page: number;
  /** `D` arabic, `R` and `r` roman, `A` and `a` letters; undefined for a prefix alone. */
  style: string | undefined;
  /** Number of its first page. */
  start: number;
}

/**
 * Row 31. Imposition programs and viewers read the folios from the page labels: they begin at the first page, roman before
 * arabic; an odd arabic number is a recto, the odd page of the file.
 */
export const pageLabels = structureCheck({
  code: 'preflight/page-labels',
  inspect: ({ document }) => {
    const runs = runsOf(document);
    if (runs[0]?.page !== 1)
      return [
        {
          message: `Expected page labels from the first page on, found ${runs[0] ? `none before page ${runs[0].page}` : 'none'}.`,
          hint: 'Load hyperref with pdfpagelabels and start the book with \\frontmatter and \\mainmatter.',
        },
      ];
    return [...oddVersos(runs), ...lateRomans(runs)];
  },
});

function runsOf({ catalog, context }: PDFDocument): Run[] {
  return numberTree(catalog.lookup(PDFName.of('PageLabels'))).map(([index, label]) => {
    const dict = label instanceof PDFDict ? label : context.obj({});
    const start = dict.lookup(PDFName.of('St'));
    return {
      page: index + 1,
      style: nameEntry(dict, 'S'),
      start: start instanceof PDFNumber ? start.asNumber() : 1,
    };
  });
}

/** Once a run is off, all its pages are: its first is named. */
function oddVersos(runs: readonly Run[]): Remark[] {
  return runs
    .filter(({ style, page, start }) => style === 'D' && Math.abs(page - start) % 2 === 1)
    .map(({ page, start }) => ({
      message: `Expected odd folios on rectos, found folio ${start} on page ${page} of the file, a ${page % 2 === 1 ? 'recto' : 'verso'}.`,
      place: { page },
      hint: 'Add or take away a page before it; \\cleardoublepage ends a part on a verso.',
    }));
}

function lateRomans(runs: readonly Run[]): Remark[] {
  const firstArabic = runs.findIndex(({ style }) => style === 'D');
  return runs
    .filter(
      ({ style }, index) => firstArabic >= 0 && index > firstArabic && /^r$/i.test(style ?? ''),
    )
    .map(({ page }) => ({
      message: `Expected roman folios before the arabic ones only, found them again from page ${page} of the file on.`,
      place: { page },
      hint: 'Roman folios are for the front matter: \\frontmatter comes once, before \\mainmatter.',
    }));
}
