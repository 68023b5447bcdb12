import { existsSync, readFileSync } from 'node:fs';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { coverName, pdfName } from '@chiaroscuro/manuscript/product-names';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { PreflightReport } from '@chiaroscuro/preflight/report';
import type { CoverMeasures } from '@chiaroscuro/printers/cover-measures';
import { editionPrinter, type EditionPrinter } from '@chiaroscuro/printers/edition-printer';
import { sha256 } from '@chiaroscuro/release/checksums';

/** A finished PDF, and what preflight said of it. */
export interface FinishedPdf {
  /** Its name in dist/. */
  file: string;
  bytes: Uint8Array;
  report: PreflightReport;
  /** The report for people, and its name. */
  reportFile: string;
  page: Uint8Array;
}

/** An edition as a build has left it. */
export interface FinishedEdition {
  edition: string;
  printer?: EditionPrinter;
  pdf: FinishedPdf;
  /** Pages at the end that were added for the printer. */
  blankPages: number;
  cover?: FinishedPdf & { measures: CoverMeasures };
}

/**
 * The editions of a book that has just been built.
 *
 * @throws UserError `release/failed-check` when preflight has an error, or has seen another file.
 */
export function releasedEditions(book: Book): FinishedEdition[] {
  return Object.keys(book.config.editions).map((edition) => {
    const files = book.paths.edition(edition);
    // The book's own printer, whatever another build was told.
    const printer = editionPrinter({ book, edition, environment: {} });
    const file = pdfName({ book, plan: {}, edition, isDraft: false });
    const { pdf: noted } = readJson<{ pdf: { blankPages?: number } }>(files.provenance('prepress'));
    return {
      edition,
      ...(printer && { printer }),
      pdf: finishedPdf(book, { file, ...files }),
      blankPages: noted.blankPages ?? 0,
      ...(existsSync(book.paths.cover) && {
        cover: {
          ...finishedPdf(book, {
            file: coverName({ book }, printer?.profile.name ?? edition),
            ...files.cover,
          }),
          measures: readJson<CoverMeasures>(files.cover.sheet),
        },
      }),
    };
  });
}

interface PdfPaths {
  file: string;
  prepress: string;
  preflight: { data: string; page: string };
}

function finishedPdf({ paths }: Book, { file, prepress, preflight }: PdfPaths): FinishedPdf {
  const bytes = readFileSync(prepress);
  const report = readJson<PreflightReport>(preflight.data);
  const shown = paths.relative(preflight.page);
  if (report.sha256 !== sha256(bytes))
    throw failed(file, `preflight has seen another file than this one: ${shown}`);
  if (report.counts.error > 0)
    throw failed(file, `preflight finds ${report.counts.error} errors: ${shown}`);
  const reportFile = file.replace(/\.pdf$/, '-preflight.html');
  return { file, bytes, report, reportFile, page: readFileSync(preflight.page) };
}

function failed(file: string, message: string): UserError {
  return new UserError({
    code: 'release/failed-check',
    severity: 'error',
    message,
    place: { file },
    hint: 'Build the book until preflight has no errors; npm run build tells them.',
  });
}

function readJson<Shape>(file: string): Shape {
  return JSON.parse(readFileSync(file, 'utf8')) as Shape;
}
