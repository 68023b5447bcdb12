import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName } from 'pdf-lib';
import { dictEntry } from '../../pdf-values.ts';
import { textIn } from './text-values.ts';

/** An item of the outline and what it shows. */
export interface OutlineItem {
  title: string;
  dict: PDFDict;
}

/** All items of the outline, at any depth; each once, so that an outline that leads back into itself ends. */
export function outlineItems({ catalog }: PDFDocument): OutlineItem[] {
  const items = new Map<PDFDict, OutlineItem>();
  const root = dictEntry(catalog, 'Outlines');
  const waiting = root ? [root.lookup(PDFName.of('First'))] : [];
  while (waiting.length > 0) {
    const dict = waiting.pop();
    if (!(dict instanceof PDFDict) || items.has(dict)) continue;
    items.set(dict, { title: textIn(dict, 'Title') ?? '', dict });
    // The last is taken first: what is below an item comes before what follows it.
    waiting.push(dict.lookup(PDFName.of('Next')), dict.lookup(PDFName.of('First')));
  }
  return [...items.values()];
}
