import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { styleFolder } from '@chiaroscuro/latex/style-folder';
import { typesetUntilSettled, type Typesetting } from '@chiaroscuro/latex/typeset-until-settled';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import type { EditionPaths } from '@chiaroscuro/manuscript/paths';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { sweepDrawings } from '@chiaroscuro/manuscript/sweep';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { clearAuxiliary, mayBeOld } from './old-auxiliary.ts';

/** One edition of the book, or of one chapter. */
export interface EditionJob {
  book: Book;
  edition: string;
  /** The chapter of which a proof is made. */
  proof: string | undefined;
  reporter: Reporter;
}

const stage = 'typeset';
const limits = { timeLimitSeconds: 900, memoryLimitBytes: 8 * 2 ** 30 };

/**
 * Typesets an edition until its references have settled. It starts from the auxiliary files of the
 * last run, which saves passes and changes nothing: a run is finished only when every file that it
 * read is the one it would write.
 *
 * @throws UserError with TeX's errors; the edition's last PDF is kept then.
 */
export async function typesetEdition({
  book,
  edition,
  proof,
  reporter,
}: EditionJob): Promise<void> {
  const start = performance.now();
  const { paths } = book;
  const files = paths.edition(edition, proof);
  const jobname = path.basename(files.typeset, '.pdf');
  const subject = proof ? `${edition}/${proof}` : edition;

  for (const chapter of book.chapters) sweepDrawings(paths.chapter(chapter), edition);
  await withPrivateFolder(async (workFolder) => {
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
    };
    const typeset = (): Promise<Typesetting> =>
      typesetUntilSettled(job, (pass, pages) =>
        reporter.note(`${subject}: pass ${pass}, ${pages} pages`),
      );
    const isContinued = existsSync(files.auxiliary);
    if (isContinued) cpSync(files.auxiliary, workFolder, { recursive: true });
    let result = await typeset();
    if (isContinued && result.passes === 1 && mayBeOld(result.diagnostics)) {
      clearAuxiliary(workFolder);
      result = await typeset();
    }
    const diagnostics = result.diagnostics
      // A proof refers to chapters that it does not hold.
      .filter(({ code }) => !proof || code !== 'latex/undefined-reference')
      .map((diagnostic): Diagnostic => ({
        ...diagnostic,
        place: { ...diagnostic.place, edition },
      }));
    throwErrors(diagnostics);
    diagnostics.forEach(reporter.diagnostic);

    const pdf = readFileSync(result.run.pdfPath!);
    writeAtomically(files.typeset, pdf);
    await keepAuxiliary(workFolder, files.auxiliary);
    const milliseconds = performance.now() - start;
    const record = {
      edition,
      ...(proof ? { proof } : {}),
      pages: result.run.pages,
      passes: result.passes,
      sha256: createHash('sha256').update(pdf).digest('hex'),
      warnings: diagnostics.length,
      milliseconds: Math.round(milliseconds),
    };
    writeAtomically(files.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
    const passes = `${result.passes} ${result.passes === 1 ? 'pass' : 'passes'}`;
    reporter.finished({
      stage,
      subject,
      detail: `${result.run.pages} pages, ${passes}`,
      milliseconds,
    });
  });
}

interface ProofRoot {
  workFolder: string;
  files: EditionPaths;
  proof: string;
  jobname: string;
}

/** @returns the name of a root file that chooses one chapter before it becomes the edition's own. */
function writeProofRoot({ workFolder, files, proof, jobname }: ProofRoot): string {
  const name = `${jobname}.tex`;
  const choice = `\\newcommand\\onlychapter{${proof}}\n\\input{${path.basename(files.rootFile)}}\n`;
  writeFileSync(path.join(workFolder, name), choice);
  return name;
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
