import { PDFArray, PDFNumber } from 'pdf-lib';
import type { PDFDict } from 'pdf-lib';
import { entry, numberEntry, numbersEntry } from './pdf-values.ts';

/** Advance widths by code, in em. */
type Widths = (code: number) => number;

/**
 * Widths of a simple font (ISO 32000-1, table 111).
 *
 * @param unit what the font's widths count in, in em.
 */
export function simpleWidths(options: {
  font: PDFDict;
  descriptor: PDFDict | undefined;
  unit: number;
}): Widths {
  const { font, descriptor, unit } = options;
  const first = numberEntry(font, 'FirstChar') ?? 0;
  const widths = numbersEntry(font, 'Widths');
  // The fourteen standard fonts may leave their widths out; half an em is about their mean.
  const missing = numberEntry(descriptor, 'MissingWidth') ?? (widths ? 0 : 500);
  return (code) => (widths?.[code - first] ?? missing) * unit;
}

/** Widths of a CID font (ISO 32000-1, 9.7.4.3) whose codes are its CIDs. */
export function compositeWidths(font: PDFDict): Widths {
  const ordinary = numberEntry(font, 'DW') ?? 1000;
  const widths = new Map<number, number>();
  const list = entry(font, 'W');
  if (list instanceof PDFArray) readWidths(list, widths);
  return (code) => (widths.get(code) ?? ordinary) / 1000;
}

/** `c [w …]` gives consecutive codes their widths, `first last w` many codes the same. */
function readWidths(list: PDFArray, widths: Map<number, number>): void {
  const number = (array: PDFArray, index: number) => {
    const item = index < array.size() ? array.lookup(index) : undefined;
    return item instanceof PDFNumber ? item.asNumber() : 0;
  };
  let index = 0;
  while (index + 1 < list.size()) {
    const first = number(list, index);
    const second = list.lookup(index + 1);
    if (second instanceof PDFArray) {
      for (let at = 0; at < second.size(); at += 1) widths.set(first + at, number(second, at));
      index += 2;
    } else {
      // Codes have two bytes, whatever the file says.
      const last = Math.min(number(list, index + 1), 0xffff);
      const width = number(list, index + 2);
      for (let code = Math.max(first, 0); code <= last; code += 1) widths.set(code, width);
      index += 3;
    }
  }
}
