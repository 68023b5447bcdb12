import type { PDFDocument } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';

/** The folio of each page as its page label writes it (ISO 32000-1, 12.4.2): `xi`, `20`; 1, 2, 3 … without labels. */
export function pageFolios(document: PDFDocument): string[] {
  const labels = document.catalog.lookup(PDFName.of('PageLabels'));
  const ranges = labels instanceof PDFDict ? [...rangesIn(labels, 0)] : [];
  const byStart = new Map(ranges);
  let range: LabelRange = { style: 'D', prefix: '', first: 1 };
  let start = 0;
  return Array.from({ length: document.getPageCount() }, (_, index) => {
    const begun = byStart.get(index);
    if (begun) [range, start] = [begun, index];
    return range.prefix + formatNumber(range.first + index - start, range.style);
  });
}

interface LabelRange {
  style: string;
  prefix: string;
  first: number;
}

/** A number tree deeper than this is no honest one. */
const deepest = 20;

function* rangesIn(node: PDFDict, depth: number): Generator<[number, LabelRange]> {
  const entries = node.lookup(PDFName.of('Nums'));
  if (entries instanceof PDFArray) {
    for (let index = 0; index + 1 < entries.size(); index += 2) {
      const [start, label] = [entries.lookup(index), entries.lookup(index + 1)];
      if (start instanceof PDFNumber && label instanceof PDFDict)
        yield [start.asNumber(), readRange(label)];
    }
  }
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray) || depth >= deepest) return;
  for (let index = 0; index < kids.size(); index += 1) {
    const kid = kids.lookup(index);
    if (kid instanceof PDFDict) yield* rangesIn(kid, depth + 1);
  }
}

function readRange(label: PDFDict): LabelRange {
  const [style, prefix, first] = ['S', 'P', 'St'].map((key) => label.lookup(PDFName.of(key)));
  return {
    style: style instanceof PDFName ? style.decodeText() : '',
    prefix:
      prefix instanceof PDFString || prefix instanceof PDFHexString ? prefix.decodeText() : '',
    first: first instanceof PDFNumber ? first.asNumber() : 1,
  };
}

function formatNumber(value: number, style: string): string {
  switch (style) {
    case 'D':
      return String(value);
    case 'r':
      return roman(value);
    case 'R':
      return roman(value).toUpperCase();
    case 'a':
    case 'A': {
      // After z come aa, bb, …
      const letter = String.fromCharCode((style === 'a' ? 97 : 65) + ((value - 1) % 26));
      return letter.repeat(Math.min(Math.ceil(value / 26), 100));
    }
    default:
      return '';
  }
}

const numerals = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
  ] as const),
  ...([
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
] as const;

function roman(value: number): string {
  let rest = Math.min(value, 100_000);
  let text = '';
  for (const [worth, numeral] of numerals) {
    for (; rest >= worth; rest -= worth) text += numeral;
  }
  return text;
}
