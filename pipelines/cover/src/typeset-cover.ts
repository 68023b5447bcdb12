import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { typesetUntilSettled } from '@chiaroscuro/latex/typeset-until-settled';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { coverMeasures, type CoverMeasures } from '@chiaroscuro/printers/cover-measures';
import type { EditionPrinter } from '@chiaroscuro/printers/edition-printer';
import { digest } from '@chiaroscuro/recipes/numbers-recipe';
import { pagesKeys, type PagesKeys } from '@chiaroscuro/recipes/pages-recipe';
import type { Store } from '@chiaroscuro/store/open-store';

/** Which cover to make, and whom to tell. */
export interface CoverJob {
  book: Book;
  edition: string;
  /** Undefined for an edition that is not printed: it has a front only. */
  printer: EditionPrinter | undefined;
  store: Store;
  reporter: Reporter;
}

const stage = 'cover';
const limits = { timeLimitSeconds: 300, memoryLimitBytes: 4 * 2 ** 30 };

/**
 * Takes an edition's cover from the store, or typesets it on a sheet whose spine is as wide as the
 * typeset pages are thick. A book without cover.tex has none.
 *
 * @throws UserError with TeX's errors, or when the pages are not typeset.
 */
export async function typesetCover(job: CoverJob): Promise<void> {
  const start = performance.now();
  const { book, edition, printer, store, reporter } = job;
  const files = book.paths.edition(edition);
  if (!existsSync(book.paths.cover)) {
    for (const file of [files.cover.typeset, files.cover.prepress, files.cover.sheet])
      rmSync(file, { force: true });
    return;
  }
  if (!existsSync(files.pageCount)) throw notTypeset(job);
  const pages = JSON.parse(readFileSync(files.pageCount, 'utf8')) as number;
  const sheet = coverMeasures(book.config.trim, pages, printer);
  const keys = pagesKeys({ book, edition, store });
  const recipe = digest(['cover 1', keys.recipe, sheet]);
  const subject = `cover of ${edition}`;
  const kept = await store.recall({ kind: 'cover', recipe, digestsOf: keys.digestsOf });
  if (kept) {
    write(kept.files['pdf']!, kept.note as unknown as Diagnostic[]);
    reporter.reused({ stage, subject: edition });
    return;
  }
  const { pdf, diagnostics, names } = await typeset(job, sheet, keys);
  const reads = await keys.digestsOf(names);
  // As for pages: without digests of all that was read there is nothing to find them by.
  if (reads) {
    const files = { pdf };
    await store.keep({ kind: 'cover', recipe, subject, reads, files, note: diagnostics as never });
  }
  write(pdf, diagnostics);
  reporter.finished({
    stage,
    subject: edition,
    detail: printer
      ? `spine ${sheet.spine.toFixed(3)} in for ${sheet.pages} pages, ${printer.profile.name}`
      : 'front',
    milliseconds: performance.now() - start,
  });

  function write(bytes: Uint8Array, said: readonly Diagnostic[]): void {
    said.forEach(reporter.diagnostic);
    writeAtomically(files.cover.typeset, bytes);
    writeAtomically(files.cover.sheet, `${JSON.stringify(sheet, null, 2)}\n`);
    const record = { edition, ...(printer && { printer: printer.profile.name }), ...sheet };
    writeAtomically(files.cover.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
  }
}

/** One page, which no reference can change; but TeX is asked until it says so itself. */
async function typeset({ book, edition }: CoverJob, sheet: CoverMeasures, keys: PagesKeys) {
  const { paths, config } = book;
  const files = paths.edition(edition);
  return withPrivateFolder(async (workFolder) => {
    const jobname = path.basename(files.cover.typeset, '.pdf');
    writeFileSync(path.join(workFolder, 'cover.json'), JSON.stringify(sheet));
    const root = `\\newcommand\\bookedition{${edition}}\n\\input{${path.basename(paths.cover)}}\n`;
    writeFileSync(path.join(workFolder, `${jobname}.tex`), root);
    const { run, diagnostics: found } = await typesetUntilSettled({
      ...limits,
      projectRoot: paths.project,
      workFolder,
      rootFile: `${jobname}.tex`,
      jobname,
      inputFolders: [...files.inputFolders, styleFolder],
      sourceDateEpoch: editionEpoch(config),
    });
    const diagnostics = found.map((item): Diagnostic => ({
      ...item,
      place: { ...item.place, edition },
    }));
    if (run.pages !== 1)
      diagnostics.push(notOnePage({ file: paths.relative(paths.cover), edition }, run.pages));
    const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
    if (first) throw new UserError(first, ...others);
    return {
      pdf: readFileSync(run.pdfPath!),
      diagnostics,
      names: await keys.namesRead(run.record, workFolder),
    };
  });
}

function notOnePage(place: { file: string; edition: string }, pages: number): Diagnostic {
  return {
    code: 'preflight/cover',
    severity: 'error',
    message: `expected the cover to be one page, found ${pages}`,
    place,
    hint: 'Everything belongs into one coversheet environment; see chiaroscuro-cover.sty.',
  };
}

function notTypeset({ book, edition }: CoverJob): UserError {
  return new UserError({
    code: 'prepress/unreadable',
    severity: 'error',
    message:
      'expected the pages of the edition, whose count says how thick the book is, found none',
    place: { file: book.paths.relative(book.paths.edition(edition).typeset) },
    hint: 'Typeset the edition first; the build does so by itself.',
  });
}
