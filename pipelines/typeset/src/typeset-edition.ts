import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readLabels, type Label } from '@chiaroscuro/latex/read-labels';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { typesetUntilSettled, type Typesetting } from '@chiaroscuro/latex/typeset-until-settled';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { sweepDrawings } from '@chiaroscuro/manuscript/sweep';
import {
  replaceFolder,
  writeAtomically,
  writeTogether,
} from '@chiaroscuro/manuscript/write-atomically';
import { noteMaking } from '@chiaroscuro/recipes/journal';
import { pagesReasons } from '@chiaroscuro/recipes/reasons';
import { pagesRecord } from '@chiaroscuro/recipes/records';
import { pagesKeys, type PagesKeys } from '@chiaroscuro/recipes/pages-recipe';
import { atPresentLines, sourceLines, type SourceLines } from '@chiaroscuro/recipes/source-lines';
import type { Store } from '@chiaroscuro/store/open-store';
import { clearAuxiliary, mayBeOld } from './old-auxiliary.ts';
import { gutterKeeper } from './gutter-keeper.ts';
import { writeProofRoot } from './proof-root.ts';

/** One edition of the book, or of one chapter. */
export interface EditionJob {
  book: Book;
  edition: string;
  /** The chapter of which a proof is made. */
  proof: string | undefined;
  store: Store;
  reporter: Reporter;
}

const stage = 'typeset';
const limits = { timeLimitSeconds: 900, memoryLimitBytes: 8 * 2 ** 30 };

/**
 * Takes the pages of an edition from the store, or typesets it until its references have settled. It
 * starts from the auxiliary files of the last run, which saves passes and changes nothing: a run is
 * finished only when every file that it read is the one it would write.
 *
 * @returns whether there are pages that are good for a draft only, because a reference leads nowhere.
 * @throws UserError with TeX's errors; the edition's last PDF is kept then.
 */
export async function typesetEdition(job: EditionJob): Promise<'complete' | 'delivered'> {
  const start = performance.now();
  const { book, edition, proof, store, reporter } = job;
  for (const chapter of book.chapters) sweepDrawings(book.paths.chapter(chapter), edition);
  const keys = pagesKeys({ book, edition, proof, store });
  const { recipe, digestsOf } = keys;
  const subject = proof ? `${edition}/${proof}` : edition;

  const kept = await store.recall({ kind: 'pages', recipe, digestsOf });
  if (kept) {
    const note = kept.note as unknown as PagesNote;
    writePages(job, { files: kept.files, note, reads: kept.reads, recipe });
    const lines = JSON.parse(Buffer.from(kept.files['lines']!).toString()) as SourceLines;
    const { paths } = book;
    atPresentLines(note.diagnostics, { paths, lines }).forEach(reporter.diagnostic);
    reporter.reused({ stage, subject });
    return endOf(note);
  }
  const { files, note, names } = await typeset(job, keys);
  const reads = await digestsOf(names);
  // Without digests of all that was read, a file may have gone meanwhile: there is nothing to find them by.
  if (reads) {
    await store.keep({
      kind: 'pages',
      recipe,
      subject: `pages of ${subject}`,
      reads,
      files,
      note: note as never,
    });
  }
  const earlier = pagesRecord(book.paths.edition(edition, proof));
  noteMaking(book.paths, proof ? `proofs/${subject}` : `editions/${edition}`, {
    time: Date.now(),
    what: 'pages',
    milliseconds: note.milliseconds,
    reasons: pagesReasons(earlier?.reads, reads ?? {}),
  });
  writePages(job, { files, note, reads: reads ?? {}, recipe });
  note.diagnostics.forEach(reporter.diagnostic);
  const passes = `${note.passes} ${note.passes === 1 ? 'pass' : 'passes'}`;
  reporter.finished({
    stage,
    subject,
    detail: `${note.pages} pages, ${passes}`,
    milliseconds: performance.now() - start,
  });
  return endOf(note);
}

function endOf({ diagnostics }: PagesNote): 'complete' | 'delivered' {
  return hasErrors(diagnostics) ? 'delivered' : 'complete';
}

/** What is said of pages beside themselves. */
interface PagesNote {
  pages: number;
  passes: number;
  milliseconds: number;
  /** In inches, of an edition for a printer. */
  gutter?: number;
  /** Warnings, and references that lead nowhere: pages with other errors are not kept. */
  diagnostics: Diagnostic[];
}

type PagesFiles = Record<'pdf' | 'synctex' | 'lines' | 'labels', Uint8Array>;

async function typeset({ book, edition, proof, reporter }: EditionJob, keys: PagesKeys) {
  const started = performance.now();
  const { paths } = book;
  const files = paths.edition(edition, proof);
  const jobname = path.basename(files.typeset, '.pdf');
  return withPrivateFolder(async (workFolder) => {
    const gutter = gutterKeeper({
      layoutFile: files.stylesheet.printer,
      workFolder,
      // A proof lies in the book's gutter.
      pages: pagesRecord(paths.edition(edition))?.pages,
    });
    const job = {
      ...limits,
      projectRoot: paths.project,
      workFolder,
      rootFile: proof
        ? writeProofRoot({ workFolder, files, proof, jobname })
        : path.basename(files.rootFile),
      jobname,
      inputFolders: [...files.inputFolders, styleFolder],
      sourceDateEpoch: editionEpoch(book.config),
      synctex: true,
      ...(gutter && !proof && { afterPass: gutter.afterPass }),
    };
    const run = (): Promise<Typesetting> => {
      gutter?.begin();
      return typesetUntilSettled(job, (pass, pages) =>
        reporter.note(`${proof ? `${edition}/${proof}` : edition}: pass ${pass}, ${pages} pages`),
      );
    };
    const isContinued = existsSync(files.auxiliary);
    if (isContinued) cpSync(files.auxiliary, workFolder, { recursive: true });
    let result = await run();
    if (isContinued && result.passes === 1 && mayBeOld(result.diagnostics)) {
      clearAuxiliary(workFolder);
      result = await run();
    }
    const diagnostics = result.diagnostics
      // A proof refers to chapters that it does not hold.
      .filter(({ code }) => !proof || code !== 'latex/undefined-reference')
      .map((diagnostic): Diagnostic => ({
        ...diagnostic,
        place: { ...diagnostic.place, edition },
      }));
    throwErrors(diagnostics);
    const judged = diagnostics.map((diagnostic): Diagnostic =>
      diagnostic.code === 'latex/undefined-reference'
        ? { ...diagnostic, severity: 'error' }
        : diagnostic,
    );
    const names = await keys.namesRead(result.run.record, workFolder);
    const pages: PagesFiles = {
      pdf: readFileSync(result.run.pdfPath!),
      synctex: readFileSync(path.join(workFolder, `${jobname}.synctex.gz`)),
      lines: Buffer.from(
        JSON.stringify(
          sourceLines(
            paths,
            names.filter((name) => name.endsWith('.tex')).map((name) => keys.fileOf(name)!),
          ),
        ),
      ),
      labels: Buffer.from(JSON.stringify(labelsIn(workFolder))),
    };
    await keepAuxiliary(workFolder, files.auxiliary);
    const note: PagesNote = {
      pages: result.run.pages,
      passes: result.passes,
      milliseconds: Math.round(performance.now() - started),
      ...(gutter && { gutter: gutter.present() }),
      diagnostics: judged,
    };
    return { files: pages, note, names };
  });
}

function writePages(
  { book, edition, proof }: EditionJob,
  made: { files: Record<string, Uint8Array>; note: PagesNote; reads: object; recipe: string },
): void {
  const target = book.paths.edition(edition, proof);
  const { pdf, synctex, lines, labels } = made.files as PagesFiles;
  writeTogether(
    new Map([
      [target.typeset, pdf],
      [target.synctex, synctex],
      [target.lines, lines],
      [target.labels, labels],
      [target.pageCount, Buffer.from(JSON.stringify(made.note.pages))],
    ]),
  );
  const { pages, passes, milliseconds, gutter, diagnostics } = made.note;
  const record = {
    edition,
    ...(proof ? { proof } : {}),
    pages,
    passes,
    ...(gutter !== undefined && { gutter }),
    sha256: createHash('sha256').update(pdf).digest('hex'),
    diagnostics,
    milliseconds,
    recipe: made.recipe,
    reads: made.reads,
  };
  writeAtomically(target.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
}

/** The labels in all auxiliary files of a run. */
function labelsIn(workFolder: string): Label[] {
  return readdirSync(workFolder)
    .filter((name) => name.endsWith('.aux'))
    .sort()
    .flatMap((name) => readLabels(readFileSync(path.join(workFolder, name), 'utf8')));
}

/** Warnings of a run with errors are mostly their consequences; they come back if they are not. */
function throwErrors(diagnostics: readonly Diagnostic[]): void {
  const [first, ...others] = diagnostics.filter(({ severity }) => severity === 'error');
  if (first) throw new UserError(first, ...others);
}

const products = /\.(pdf|log|fls|synctex\.gz|tex)$/;

async function keepAuxiliary(workFolder: string, folder: string): Promise<void> {
  await replaceFolder(folder, (fresh) =>
    cpSync(workFolder, fresh, { recursive: true, filter: (file) => !products.test(file) }),
  );
}
