import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Matrix } from './graphics-matrix.ts';

/** An entry of a dictionary or stream; undefined if there is none or `owner` is something else. */
export function entry(owner: unknown, key: string): PDFObject | undefined {
  const dict = owner instanceof PDFStream ? owner.dict : owner;
  return dict instanceof PDFDict ? dict.lookup(PDFName.of(key)) : undefined;
}

export function dictEntry(owner: unknown, key: string): PDFDict | undefined {
  const value = entry(owner, key);
  return value instanceof PDFDict ? value : undefined;
}

export function nameEntry(owner: unknown, key: string): string | undefined {
  const value = entry(owner, key);
  return value instanceof PDFName ? value.decodeText() : undefined;
}

export function numberEntry(owner: unknown, key: string): number | undefined {
  const value = entry(owner, key);
  return value instanceof PDFNumber && Number.isFinite(value.asNumber())
    ? value.asNumber()
    : undefined;
}

/** The numbers of an array; what is no number counts as 0. */
export function numbersEntry(owner: unknown, key: string): number[] | undefined {
  const value = entry(owner, key);
  if (!(value instanceof PDFArray)) return undefined;
  return Array.from({ length: value.size() }, (_, index) => {
    const item = value.lookup(index);
    return item instanceof PDFNumber && Number.isFinite(item.asNumber()) ? item.asNumber() : 0;
  });
}

/** Undefined unless there are six numbers. */
export function matrixEntry(owner: unknown, key: string): Matrix | undefined {
  const numbers = numbersEntry(owner, key);
  return numbers?.length === 6 ? (numbers as unknown as Matrix) : undefined;
}

/** Undefined unless there are four numbers; its corners in order. */
export function boxEntry(owner: unknown, key: string): Box | undefined {
  const numbers = numbersEntry(owner, key);
  if (numbers?.length !== 4) return undefined;
  const [x0, y0, x1, y1] = numbers as [number, number, number, number];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}
