import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { UserError, hasErrors } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { fontUses } from '@chiaroscuro/pdf/checks/fonts';
import { runChecks, type EditionDemands } from '@chiaroscuro/pdf/checks/run-checks';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import type { OutputIntent } from '@chiaroscuro/pdf/output-intent';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import { digestCode } from '@chiaroscuro/recipes/code-digest';
import { digestFile } from '@chiaroscuro/recipes/file-digests';
import { digest } from '@chiaroscuro/recipes/numbers-recipe';
import { programFiles } from '@chiaroscuro/recipes/tex-files';
import type { Store } from '@chiaroscuro/store/open-store';
import { coverDemands, coverMetadata } from './cover-demands.ts';
import { editionDemands, editionMetadata } from './edition-demands.ts';
import { finishPdf } from './finish-pdf.ts';
import { readOutputIntent } from './output-intent.ts';

const stage = 'prepress';

/** Which PDF to finish, and whom to tell. */
export interface EditionJob {
  book: Book;
  edition: string;
  /** Name of a chapter, to finish its proof and not the book. */
  proof?: string;
  /** Whether to finish the cover and not the book. */
  isCover?: boolean;
  /** Who prints it; undefined if it is not printed. */
  printer: PrinterProfile | undefined;
  store: Store;
  reporter: Reporter;
}

/**
 * Takes the PDF that is handed out from the store, or makes it from the one that LaTeX made, checks
 * it, and records what was checked. If a check fails there is no PDF, not even an old one.
 *
 * @throws UserError with every fault that the checks found.
 */
export async function prepressEdition({
  book,
  edition,
  proof,
  isCover = false,
  printer,
  store,
  reporter,
}: EditionJob): Promise<void> {
  const start = performance.now();
  const { config, paths } = book;
  const files = isCover ? paths.edition(edition).cover : paths.edition(edition, proof);
  const typeset = readTypeset(book, files);
  const asked = editionDemands(config, edition, printer);
  const demands = isCover
    ? coverDemands(asked, paths.edition(edition).cover.sheet)
    : demandsOf(asked, proof);
  const metadata = isCover ? coverMetadata(config) : editionMetadata(config);
  const part = isCover ? 'cover' : proof;
  const subject = part === undefined ? edition : `${edition}/${part}`;
  const outputIntent = printer && (await readOutputIntent(printer, paths.root));
  const recipe = await prepressRecipe({ typeset, metadata, demands, outputIntent });
  const kept = await store.recall({ kind: 'prepress', recipe, digestsOf: () => ({}) });
  if (kept) {
    const { record, diagnostics } = kept.note as unknown as KeptNote;
    write(kept.files['pdf']!, record);
    diagnostics.forEach(reporter.diagnostic);
    reporter.reused({ stage, subject });
    return;
  }
  const { bytes, blankPages, merged, syntax } = await finishPdf({
    typeset,
    file: paths.relative(files.typeset),
    metadata,
    demands,
    outputIntent,
  });
  const document = await readDocument(bytes, paths.relative(files.prepress));
  const checks = [{ name: 'syntax', diagnostics: syntax }, ...runChecks(document, demands)];
  const diagnostics = checks.flatMap((check) => check.diagnostics).map(located);
  report(diagnostics);

  const record = {
    edition,
    ...(proof !== undefined && { proof }),
    typeset: { sha256: sha256(typeset) },
    pdf: { sha256: sha256(bytes), bytes: bytes.length, pages: document.getPageCount(), blankPages },
    merged,
    fonts: fontUses(document).map(({ name, isEmbedded }) => ({ name, isEmbedded })),
    checks: checks.map(({ name, diagnostics }) => ({ name, findings: diagnostics.length })),
  };
  await store.keep({
    kind: 'prepress',
    recipe,
    subject: `finished PDF of ${subject}`,
    reads: {},
    files: { pdf: bytes },
    note: { record, diagnostics } as never,
  });
  write(bytes, record);
  reporter.finished({
    stage,
    subject,
    detail: `${document.getPageCount()} pages, ${(bytes.length / 1e6).toFixed(1)} MB`,
    milliseconds: performance.now() - start,
  });

  function write(pdf: Uint8Array, record: object): void {
    writeAtomically(files.prepress, pdf);
    writeAtomically(files.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
  }

  function report(diagnostics: Diagnostic[]): void {
    const [first, ...others] = diagnostics;
    if (first && hasErrors(diagnostics)) {
      rmSync(files.prepress, { force: true });
      throw new UserError(first, ...others);
    }
    for (const diagnostic of diagnostics) reporter.diagnostic(diagnostic);
  }

  function located(diagnostic: Diagnostic): Diagnostic {
    const [chapter, figure] = diagnostic.place?.figure?.split('/') ?? [];
    const drawing = chapter && figure && paths.chapter(chapter).figure(figure).drawing;
    const file = drawing && existsSync(drawing) ? { file: paths.relative(drawing) } : {};
    return { ...diagnostic, place: { ...file, edition, ...diagnostic.place } };
  }
}

/** A proof is not bound: it gets no blank pages. */
function demandsOf(demands: EditionDemands, proof: string | undefined): EditionDemands {
  if (demands.medium === 'screen' || proof === undefined) return demands;
  const { binding: _, ...others } = demands;
  return others;
}

/** What is said of a finished PDF; its diagnostics are warnings. */
interface KeptNote {
  record: object;
  diagnostics: Diagnostic[];
}

/** All that a finished PDF and its checks follow from: the pages, what book.json and the printer ask of them, and the code. */
async function prepressRecipe(made: {
  typeset: Uint8Array;
  metadata: object;
  demands: object;
  outputIntent: OutputIntent | undefined;
}): Promise<string> {
  const code = await digestCode(fileURLToPath(import.meta.url));
  const { metadata, demands, outputIntent } = made;
  const press = outputIntent && { ...outputIntent, profile: sha256(outputIntent.profile) };
  const programs = programFiles('qpdf').map(digestFile);
  const asked = [metadata, demands, press];
  const known = [sha256(made.typeset), ...asked, code.digest, code.packages, programs];
  return digest(['prepress 2', ...known]);
}

function readTypeset({ paths }: Book, files: Pick<EditionPaths, 'typeset'>): Uint8Array {
  if (existsSync(files.typeset)) return readFileSync(files.typeset);
  throw new UserError({
    code: 'prepress/unreadable',
    severity: 'error',
    message: 'expected the PDF that the stage typeset makes, found none',
    place: { file: paths.relative(files.typeset) },
    hint: 'Typeset the edition first; the build does so by itself.',
  });
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
