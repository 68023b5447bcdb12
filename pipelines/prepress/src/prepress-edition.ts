import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { UserError, hasErrors } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { fontUses } from '@chiaroscuro/pdf/checks/fonts';
import { runChecks } from '@chiaroscuro/pdf/checks/run-checks';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { editionDemands, editionMetadata } from './edition-demands.ts';
import { finishPdf } from './finish-pdf.ts';

const stage = 'prepress';

/** Which PDF to finish, and whom to tell. */
export interface EditionJob {
  book: Book;
  edition: string;
  /** Name of a chapter, to finish its proof and not the book. */
  proof?: string;
  reporter: Reporter;
}

/**
 * Makes the PDF that is handed out from the one that LaTeX made, checks it, and records what was
 * checked. If a check fails there is no PDF, not even an old one.
 *
 * @throws UserError with every fault that the checks found.
 */
export async function prepressEdition({
  book,
  edition,
  proof,
  reporter,
}: EditionJob): Promise<void> {
  const start = performance.now();
  const { config, paths } = book;
  const demands = editionDemands(config, edition);
  const files = paths.edition(edition, proof);
  const typeset = readTypeset(book, files);
  const { bytes, merged, syntax } = await finishPdf({
    typeset,
    file: paths.relative(files.typeset),
    metadata: editionMetadata(config),
    demands,
  });
  const document = await readDocument(bytes, paths.relative(files.prepress));
  const checks = [{ name: 'syntax', diagnostics: syntax }, ...runChecks(document, demands)];
  report(checks.flatMap(({ diagnostics }) => diagnostics).map(located));

  writeAtomically(files.prepress, bytes);
  const record = {
    edition,
    ...(proof !== undefined && { proof }),
    typeset: { sha256: sha256(typeset) },
    pdf: { sha256: sha256(bytes), bytes: bytes.length, pages: document.getPageCount() },
    merged,
    fonts: fontUses(document).map(({ name, isEmbedded }) => ({ name, isEmbedded })),
    checks: checks.map(({ name, diagnostics }) => ({ name, findings: diagnostics.length })),
  };
  writeAtomically(files.provenance(stage), `${JSON.stringify(record, null, 2)}\n`);
  reporter.finished({
    stage,
    subject: proof === undefined ? edition : `${edition}/${proof}`,
    detail: `${document.getPageCount()} pages, ${(bytes.length / 1e6).toFixed(1)} MB`,
    milliseconds: performance.now() - start,
  });

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

function readTypeset({ paths }: Book, files: EditionPaths): Uint8Array {
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
