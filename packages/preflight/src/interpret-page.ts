import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { findPageBox } from '@chiaroscuro/pdf/page-boxes';
import { contentBytes } from '@chiaroscuro/pdf/stream-bytes';
import { ContentLibrary } from './content-library.ts';
import { identity } from './graphics-matrix.ts';
import { initialState } from './graphics-state.ts';
import { interpretContent } from './interpret-content.ts';
import type { Scene } from './interpret-scene.ts';
import type { Mark } from './mark.ts';

/** No page that a press prints has more operations; a few lines of hostile content do. */
const mostOperations = 2_000_000;

/**
 * Interprets the content of a page and tells of each mark in the order of painting: also of those in
 * forms, in tiling patterns (each once for each thing that is filled, with the box of that) and in Type 3 glyphs. What is clipped
 * away is left out. The groups of soft masks are not told of, because they leave no ink themselves.
 *
 * @param options.page from 1.
 * @param options.library to be shared by the pages of a document, so that their fonts and forms are read once.
 * @throws UserError `preflight/unreadable` if content is damaged, paints itself, or has no end.
 */
export function interpretPage(options: {
  document: PDFDocument;
  page: number;
  visit: (mark: Mark) => void;
  library?: ContentLibrary;
}): void {
  const { document, page, visit, library = new ContentLibrary(document) } = options;
  const leaf = document.getPage(page - 1);
  const { node } = leaf;
  const dict = document.context.lookup(node.getInheritableAttribute(PDFName.Resources));
  const resources = library.resources(dict instanceof PDFDict ? dict : undefined);
  const sheet: Box = findPageBox(leaf, 'MediaBox') ?? letter;
  const state = initialState({
    ctm: identity,
    clip: sheet,
    grey: resources.colourSpace('DeviceGray'),
  });
  const scene: Scene = {
    page,
    figure: library.figure(node),
    library,
    base: identity,
    visit,
    interpret: interpretContent,
    budget: { operations: Math.min(mostOperations, library.operationsLeft) },
    active: [],
    isColourless: false,
  };
  const contents = node.get(PDFName.Contents);
  const bytes = contentBytes(document.context, contents, (stream) => library.bytes(stream));
  const before = scene.budget.operations;
  interpretContent(scene, { bytes, resources }, state);
  library.operationsLeft -= before - scene.budget.operations;
}

/** What viewers assume of a page without a size. */
const letter: Box = [0, 0, 612, 792];
