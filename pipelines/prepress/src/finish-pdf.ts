import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionDemands } from '@chiaroscuro/pdf/checks/run-checks';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { setDocumentId } from '@chiaroscuro/pdf/document-id';
import type { EditionMetadata } from '@chiaroscuro/pdf/edition-metadata';
import type { MergeSummary } from '@chiaroscuro/pdf/merge-identical-objects';
import { mergeIdenticalObjects } from '@chiaroscuro/pdf/merge-identical-objects';
import { setMetadata } from '@chiaroscuro/pdf/metadata';
import { ensurePageLabels, openOutline, removeNavigation } from '@chiaroscuro/pdf/navigation';
import { setPrintBoxes, setScreenBoxes } from '@chiaroscuro/pdf/page-boxes';
import { pruneResources } from '@chiaroscuro/pdf/prune-resources';
import { checkSyntax, serialise } from '@chiaroscuro/pdf/qpdf';
import { uniteFonts } from '@chiaroscuro/pdf/unite-fonts';

/** A PDF as it is handed out. */
export interface FinishedPdf {
  bytes: Uint8Array;
  merged: MergeSummary;
  /** What qpdf has to say of the result. */
  syntax: Diagnostic[];
}

/**
 * Gives a typeset PDF its boxes, metadata and navigation, leaves one copy of each font and of all else
 * that it holds several times, and serialises it. The result depends on the arguments only: not on folders, nor on the clock.
 */
export async function finishPdf(options: {
  typeset: Uint8Array;
  /** The name of the typeset PDF in messages. */
  file: string;
  metadata: EditionMetadata;
  demands: EditionDemands;
}): Promise<FinishedPdf> {
  const { typeset, file, metadata, demands } = options;
  const document = await readDocument(typeset, file);
  if (demands.medium === 'print') {
    setPrintBoxes(document, demands.geometry);
    removeNavigation(document);
    // TikZ offers an RGB colour space on every page, whether or not something is painted in it.
    pruneResources(document);
  } else {
    setScreenBoxes(document);
    openOutline(document, chapterLevel);
  }
  ensurePageLabels(document);
  setMetadata(document, metadata, demands.medium);
  uniteFonts(document);
  const merged = mergeIdenticalObjects(document);
  setDocumentId(document);
  const isLinearised = demands.medium === 'screen';
  return { merged, ...(await lastForm(await documentBytes(document), isLinearised)) };
}

/** How many levels of the outline are open: the chapters, not their sections. */
const chapterLevel = 1;

async function lastForm(
  pdf: Uint8Array,
  isLinearised: boolean,
): Promise<{ bytes: Uint8Array; syntax: Diagnostic[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prepress-'));
  try {
    const input = path.join(folder, 'input.pdf');
    const output = path.join(folder, 'output.pdf');
    writeFileSync(input, pdf);
    await serialise({ input, output, isLinearised });
    return { bytes: readFileSync(output), syntax: await checkSyntax(output) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
