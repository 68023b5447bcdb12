import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { fontUses } from '@chiaroscuro/pdf/font-uses';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import type { OutputIntent } from '@chiaroscuro/pdf/output-intent';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import { digestCode } from '@chiaroscuro/recipes/code-digest';
import { digestFile } from '@chiaroscuro/recipes/file-digests';
import { digest } from '@chiaroscuro/recipes/numbers-recipe';
import { programFiles } from '@chiaroscuro/recipes/tex-files';
import type { Store } from '@chiaroscuro/store/open-store';
import { coverDemands, coverMetadata } from './cover-demands.ts';
import { editionDemands, editionMetadata, type EditionDemands } from './edition-demands.ts';
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
 * Takes the PDF that is handed out from the store, or makes it from the one that LaTeX made. Whether it
 * is good enough to be handed out, preflight says.
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
  const asked = editionDemands(config, edition, printer);
  const files = isCover ? paths.edition(edition).cover : paths.edition(edition, proof);
  const typeset = readTypeset(book, files);
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
    write(kept.files['pdf']!, kept.note);
    reporter.reused({ stage, subject });
    return;
  }
  const { bytes, blankPages, merged } = await finishPdf({
    typeset,
    file: paths.relative(files.typeset),
    metadata,
    demands,
    outputIntent,
  });
  const document = await readDocument(bytes, paths.relative(files.prepress));
  const record = {
    edition,
    ...(proof !== undefined && { proof }),
    typeset: { sha256: sha256(typeset) },
    pdf: { sha256: sha256(bytes), bytes: bytes.length, pages: document.getPageCount(), blankPages },
    merged,
    fonts: fontUses(document).map(({ name, isEmbedded }) => ({ name, isEmbedded })),
  };
  await store.keep({
    kind: 'prepress',
    recipe,
    subject: `finished PDF of ${subject}`,
    reads: {},
    files: { pdf: bytes },
    note: record as never,
  });
  write(bytes, record);
  reporter.finished({
    stage,
    subject,
    detail: `${document.getPageCount()} pages, ${(bytes.length / 1e6).toFixed(1)} MB`,
    milliseconds: performance.now() - start,
  });

  function write(pdf: Uint8Array, record: unknown): void {
    writeAtomically(files.prepress, pdf);
    writeAtomically(files.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
  }
}

/** A proof is not bound: it gets no blank pages. */
function demandsOf(demands: EditionDemands, proof: string | undefined): EditionDemands {
  if (demands.medium === 'screen' || proof === undefined) return demands;
  const { binding: _, ...others } = demands;
  return others;
}

/** All that a finished PDF follows from: the pages, what book.json and the printer ask of them, and the code. */
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
  return digest(['prepress 3', ...known]);
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
