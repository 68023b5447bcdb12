import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, PDFStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { CffFont } from './cff.ts';
import { readCff } from './cff.ts';
import { dictOperator, integers } from './cff-dict.ts';
import { decodedBytes } from './stream-bytes.ts';
import { readToUnicode } from './to-unicode.ts';

/** A composite font (ISO 32000-1, 9.7) with a CFF program, whose two-byte codes are CIDs. */
export interface CompositeFont {
  program: CffFont;
  /** What its descriptor says of the whole font, not of the subset, in the order of the keys. */
  metrics: readonly (readonly [key: string, value: PDFObject])[];
  /** In thousandths of the font size. */
  widths: ReadonlyMap<number, number>;
  defaultWidth: number;
  /** UTF-16 in hexadecimal, by CID. */
  toUnicode: ReadonlyMap<number, string>;
}

/**
 * Reads a font as LuaTeX writes it for OpenType fonts with PostScript outlines.
 *
 * @returns undefined for a font of another kind, or with an entry that is not known here.
 */
export function readCompositeFont(font: PDFDict): CompositeFont | undefined {
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  if (!(descendant instanceof PDFDict) || !hasOnly(descendant, descendantKeys)) return undefined;
  if (!hasOnly(font, fontKeys)) return undefined;
  const isIdentity = font.lookup(PDFName.of('Encoding')) === PDFName.of('Identity-H');
  const descriptor = descendant.lookup(PDFName.of('FontDescriptor'));
  const file = descriptor instanceof PDFDict && descriptor.lookup(PDFName.of('FontFile3'));
  const program = isIdentity && file instanceof PDFStream ? readProgram(file) : undefined;
  const widths = readWidths(descendant.lookup(PDFName.of('W')));
  if (!program || !widths || !(descriptor instanceof PDFDict)) return undefined;
  const metrics = readMetrics(descriptor, program);
  const map = font.lookup(PDFName.of('ToUnicode'));
  const defaultWidth = descendant.lookup(PDFName.of('DW'));
  return (
    metrics && {
      program,
      metrics,
      widths,
      // What the standard prescribes where nothing is said.
      defaultWidth: defaultWidth instanceof PDFNumber ? defaultWidth.asNumber() : 1000,
      toUnicode:
        map instanceof PDFStream
          ? readToUnicode(Buffer.from(decodedBytes(map)).toString('latin1'))
          : new Map(),
    }
  );
}

const fontKeys = keySet('Type Subtype BaseFont Encoding DescendantFonts ToUnicode');
const descendantKeys = keySet('Type Subtype BaseFont CIDSystemInfo FontDescriptor W DW');

function keySet(keys: string): ReadonlySet<string> {
  return new Set(keys.split(' '));
}

function hasOnly(dict: PDFDict, keys: ReadonlySet<string>): boolean {
  return dict.keys().every((key) => keys.has(key.decodeText()));
}

/** Programs by their streams: the pages of a batch share them, and reading takes time. */
const programs = new WeakMap<PDFStream, { program: CffFont | undefined }>();

function readProgram(file: PDFStream): CffFont | undefined {
  const isCff = file.dict.lookup(PDFName.of('Subtype')) === PDFName.of('CIDFontType0C');
  if (!isCff) return undefined;
  let known = programs.get(file);
  if (!known) programs.set(file, (known = { program: readCff(decodedBytes(file)) }));
  return known.program;
}

/** The array W (ISO 32000-1, 9.7.4.3): runs of widths, and ranges of equal ones. */
function readWidths(array: PDFObject | undefined): Map<number, number> | undefined {
  const widths = new Map<number, number>();
  const items = array instanceof PDFArray ? array.asArray().map((_, at) => array.lookup(at)) : [];
  for (let at = 0; at < items.length;) {
    const [first, second, third] = items.slice(at, at + 3);
    if (!(first instanceof PDFNumber)) return undefined;
    if (second instanceof PDFArray) {
      for (const [offset, width] of second.asArray().entries()) {
        if (!(width instanceof PDFNumber)) return undefined;
        widths.set(first.asNumber() + offset, width.asNumber());
      }
      at += 2;
    } else if (second instanceof PDFNumber && third instanceof PDFNumber) {
      for (let cid = first.asNumber(); cid <= second.asNumber(); cid += 1)
        widths.set(cid, third.asNumber());
      at += 3;
    } else return undefined;
  }
  return widths;
}

function readMetrics(
  descriptor: PDFDict,
  program: CffFont,
): (readonly [string, PDFObject])[] | undefined {
  const entries = descriptor
    .entries()
    .map(([key, value]) => [key.decodeText(), value] as const)
    .filter(([key]) => !ofSubset.has(key));
  if (entries.some(([, value]) => value instanceof PDFRef)) return undefined;
  const stem = ['StemV', PDFNumber.of(stemWidth(program))] as const;
  return [...entries, stem].sort(([a], [b]) => (a < b ? -1 : 1));
}

const ofSubset = keySet('Type FontName FontFile3 CIDSet StemV');

/**
 * The font's own StdVW (Adobe Technical Note 5176, table 23). LuaTeX guesses StemV from the full stop
 * of the size that it met first, and so differently in every batch. 0 means unknown (ISO 32000-2, table 120).
 */
function stemWidth({ glyphs }: CffFont): number {
  const entries = glyphs.get(0)?.fontDict.privateDict ?? [];
  const standard = entries.find(({ operator }) => operator === dictOperator.stdVw);
  const [width] = standard ? integers(standard.operands) : [];
  return width === undefined || Number.isNaN(width) ? 0 : width;
}
