import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addBlankPages } from '@chiaroscuro/pdf/blank-pages';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { setDocumentId } from '@chiaroscuro/pdf/document-id';
import type { EditionMetadata } from '@chiaroscuro/pdf/edition-metadata';
import type { MergeSummary } from '@chiaroscuro/pdf/merge-identical-objects';
import { mergeIdenticalObjects } from '@chiaroscuro/pdf/merge-identical-objects';
import { setMetadata } from '@chiaroscuro/pdf/metadata';
import { ensurePageLabels, openOutline, removeNavigation } from '@chiaroscuro/pdf/navigation';
import type { OutputIntent } from '@chiaroscuro/pdf/output-intent';
import { setOutputIntent } from '@chiaroscuro/pdf/output-intent';
import { setPrintBoxes, setScreenBoxes } from '@chiaroscuro/pdf/page-boxes';
import type { PdfForm } from '@chiaroscuro/pdf/pdf-x';
import { pdfForms } from '@chiaroscuro/pdf/pdf-x';
import { pruneResources } from '@chiaroscuro/pdf/prune-resources';
import { serialise } from '@chiaroscuro/pdf/qpdf';
import { uniteFonts } from '@chiaroscuro/pdf/unite-fonts';
import { boundPages } from '@chiaroscuro/printers/printer-layout';
import type { EditionDemands } from './edition-demands.ts';

/** A PDF as it is handed out. */
export interface FinishedPdf {
  bytes: Uint8Array;
  /** How many pages were added at the end. */
  blankPages: number;
  merged: MergeSummary;
}

/**
 * Gives a typeset PDF its boxes, output intent, metadata and navigation, leaves one copy of each font and of all else
 * that it holds several times, and serialises it. The result depends on the arguments only: not on folders, nor on the clock.
 */
export async function finishPdf(options: {
  typeset: Uint8Array;
  /** The name of the typeset PDF in messages. */
  file: string;
  metadata: EditionMetadata;
  demands: EditionDemands;
  /** The press that a print edition says it is made for, if its standard wants to know. */
  outputIntent: OutputIntent | undefined;
}): Promise<FinishedPdf> {
  const { typeset, file, metadata, demands, outputIntent } = options;
  const document = await readDocument(typeset, file);
  const isPrint = demands.medium === 'print';
  const form = pdfForms[isPrint ? demands.standard : 'PDF'];
  const typesetPages = document.getPageCount();
  if (isPrint) {
    if (demands.binding)
      addBlankPages(document, boundPages(demands.binding, typesetPages) - typesetPages);
    setPrintBoxes(document, demands.geometry);
    removeNavigation(document);
    setOutputIntent(document, outputIntent);
    // TikZ offers an RGB colour space on every page, whether or not something is painted in it.
    pruneResources(document);
  } else {
    setScreenBoxes(document);
    openOutline(document, chapterLevel);
  }
  ensurePageLabels(document);
  uniteFonts(document);
  const merged = mergeIdenticalObjects(document);
  setMetadata(document, metadata, isPrint ? demands.standard : 'screen');
  setDocumentId(document);
  const blankPages = document.getPageCount() - typesetPages;
  const bytes = await lastForm(await documentBytes(document), form, !isPrint);
  return { bytes, blankPages, merged };
}

/** How many levels of the outline are open: the chapters, not their sections. */
const chapterLevel = 1;

async function lastForm(
  pdf: Uint8Array,
  form: PdfForm,
  isLinearised: boolean,
): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), 'prepress-'));
  try {
    const input = path.join(folder, 'input.pdf');
    const output = path.join(folder, 'output.pdf');
    writeFileSync(input, pdf);
    await serialise({ input, output, form, isLinearised });
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
