import type { PDFDict, PDFDocument } from 'pdf-lib';
import { PDFArray, PDFCatalog, PDFDict as Dict, PDFPageLeaf, PDFPageTree } from 'pdf-lib';
import { entry } from './pdf-values.ts';

/** Enough for any book; a tree of ordinary width that deep would hold more pages than there are. */
const mostLevels = 64;
const mostPages = 20_000;

/**
 * What is wrong with the tree of a document's pages, in a sentence; undefined if it can be walked by
 * whoever trusts it: it ends, holds nothing but pages, and leads back from each page to its root.
 */
export function checkPageTree({ context }: PDFDocument): string | undefined {
  const catalog = context.lookup(context.trailerInfo.Root);
  if (!(catalog instanceof Dict)) {
    return 'Expected a catalogue of the document, found none: the file may be cut off.';
  }
  // Whoever trusts the document asks the catalogue for its pages, which only a dictionary of that type can answer.
  if (!(catalog instanceof PDFCatalog)) {
    return 'Expected the catalogue of the document to be of /Type /Catalog, but it is not: the file may be damaged.';
  }
  const root = entry(catalog, 'Pages');
  if (!(root instanceof PDFPageTree)) {
    return 'Expected a tree of pages, found none: the file may be cut off.';
  }
  const seen = new Set<PDFDict>();
  const waiting: { node: unknown; level: number }[] = [{ node: root, level: 0 }];
  let pages = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, level } = next;
    if (node instanceof PDFPageLeaf) {
      if (!leadsToRoot(node))
        return 'Expected every page to lead to its tree, but one goes in circles.';
      pages += 1;
    } else if (node instanceof PDFPageTree) {
      if (seen.has(node)) return 'Expected a tree of pages, but a branch of it is found twice.';
      seen.add(node);
      if (level > mostLevels)
        return `Expected a tree of pages, but it is over ${mostLevels} levels deep.`;
      const kids = entry(node, 'Kids');
      if (!(kids instanceof PDFArray))
        return 'Expected a tree of pages, but a branch of it is damaged.';
      if (pages + waiting.length + kids.size() > mostPages) {
        return `Expected a document of at most ${mostPages} pages, found more.`;
      }
      for (let index = 0; index < kids.size(); index += 1) {
        waiting.push({ node: kids.lookup(index), level: level + 1 });
      }
    } else {
      return 'Expected a tree of pages, but it leads to something else: the file may be cut off.';
    }
  }
  return pages > 0 ? undefined : 'Expected pages, found none.';
}

function leadsToRoot(leaf: PDFPageLeaf): boolean {
  let node: unknown = leaf;
  for (let level = 0; level <= mostLevels + 1; level += 1) {
    const parent = entry(node, 'Parent');
    if (parent === undefined) return true;
    if (!(parent instanceof PDFPageTree)) return false;
    node = parent;
  }
  return false;
}
