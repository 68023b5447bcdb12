import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import { deleteUnreachableObjects } from './object-graph.ts';

/** Entries of the catalog that only a viewer on a screen has a use for. */
export const interactiveCatalogKeys = [
  'Outlines',
  'Names',
  'Dests',
  'OpenAction',
  'AA',
  'AcroForm',
].concat(['PageMode', 'PageLayout', 'URI', 'Threads']);
/** Likewise of a page. */
export const interactivePageKeys = ['Annots', 'AA', 'Tabs', 'Trans', 'Dur', 'B'];

/**
 * Removes links, outline, names, actions and forms, and what tells a viewer how to show and to read
 * the document; page labels stay, for imposition reads them.
 */
export function removeNavigation(document: PDFDocument): void {
  for (const key of [...interactiveCatalogKeys, 'ViewerPreferences', 'Lang']) {
    document.catalog.delete(PDFName.of(key));
  }
  for (const { node } of document.getPages()) {
    for (const key of interactivePageKeys) node.delete(PDFName.of(key));
  }
  deleteUnreachableObjects(document.context);
}

/**
 * Keeps links and outline, opens the outline so that its first `levels` levels show (1: chapters,
 * or parts if the book has them), and asks the viewer to show it. Does nothing without an outline.
 */
export function openOutline(document: PDFDocument, levels: number): void {
  const outline = document.catalog.lookup(PDFName.of('Outlines'));
  if (!(outline instanceof PDFDict) || !outline.has(PDFName.of('First'))) return;
  const visible = foldItems(outline, levels);
  outline.set(PDFName.of('Count'), PDFNumber.of(visible));
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/**
 * Labels the pages 1, 2, 3 … when nothing labels them: LaTeX writes no labels for a book whose
 * folios are the page numbers, but imposition programs want to be told.
 */
export function ensurePageLabels(document: PDFDocument): void {
  const key = PDFName.of('PageLabels');
  if (document.catalog.has(key)) return;
  document.catalog.set(key, document.context.obj({ Nums: [0, { S: 'D' }] }));
}

/**
 * Sets /Count of every item below `parent` (ISO 32000-1, table 153: positive if open, negative if
 * closed) and returns how many items show when the parent is open.
 */
function foldItems(parent: PDFDict, levels: number): number {
  let visible = 0;
  for (const item of itemsOf(parent)) {
    visible += 1;
    if (!item.has(PDFName.of('First'))) continue;
    const below = foldItems(item, levels - 1);
    const isOpen = levels > 1;
    item.set(PDFName.of('Count'), PDFNumber.of(isOpen ? below : -below));
    if (isOpen) visible += below;
  }
  return visible;
}

function* itemsOf(parent: PDFDict): Generator<PDFDict> {
  let item = parent.lookup(PDFName.of('First'));
  while (item instanceof PDFDict) {
    yield item;
    item = item.lookup(PDFName.of('Next'));
  }
}
