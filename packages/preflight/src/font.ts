import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { readToUnicode } from '@chiaroscuro/pdf/to-unicode';
import { compositeWidths, simpleWidths } from './font-widths.ts';
import type { Matrix } from './graphics-matrix.ts';
import { boxEntry, dictEntry, entry, matrixEntry, nameEntry, numberEntry } from './pdf-values.ts';

/** What a font says of the glyphs that a string shows. Lengths in em, along the line and across it. */
export interface Font {
  /** PostScript name without its subset tag. */
  name: string;
  bytesPerCode: 1 | 2;
  ascent: number;
  /** Negative below the base line. */
  descent: number;
  width(code: number): number;
  /** '' if the font does not say. */
  text(code: number): string;
  /** Only of a Type 3 font. */
  drawings?: GlyphDrawings;
}

/** The glyphs of a Type 3 font, which are content streams. */
export interface GlyphDrawings {
  /** From glyph space to text space. */
  matrix: Matrix;
  resources: PDFDict | undefined;
  glyph(code: number): PDFStream | undefined;
}

/**
 * Reads a font of any kind (ISO 32000-1, 9.5 to 9.7). What is missing or malformed counts as a font of ordinary
 * size without text: other checks look at fonts themselves.
 *
 * @param decode undoes the filters of a stream.
 */
export function readFont(font: PDFDict, decode: (stream: PDFStream) => Uint8Array): Font {
  const isComposite = nameEntry(font, 'Subtype') === 'Type0';
  const descendants = isComposite ? entry(font, 'DescendantFonts') : undefined;
  const descendant = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  const described = descendant instanceof PDFDict ? descendant : font;
  const descriptor = dictEntry(described, 'FontDescriptor');
  const drawings = nameEntry(font, 'Subtype') === 'Type3' ? glyphDrawings(font) : undefined;
  const name = nameEntry(font, 'BaseFont') ?? nameEntry(font, 'Name') ?? '';
  return {
    name: name.replace(/^[A-Z]{6}\+/, ''),
    bytesPerCode: isComposite ? 2 : 1,
    ...(drawings ? drawnExtent(font, drawings) : extent(descriptor)),
    width: isComposite
      ? compositeWidths(described)
      : simpleWidths({ font, descriptor, unit: drawings ? drawings.matrix[0] : 0.001 }),
    text: unicodeText(entry(font, 'ToUnicode'), decode),
    ...(drawings && { drawings }),
  };
}

/** From Ascent and Descent, or else from the box around all glyphs; much more than an em is a box for delimiters, not for lines. */
function extent(descriptor: PDFDict | undefined): { ascent: number; descent: number } {
  const box = boxEntry(descriptor, 'FontBBox');
  const ascent = numberEntry(descriptor, 'Ascent') || box?.[3] || 750;
  const descent = numberEntry(descriptor, 'Descent') || box?.[1] || -250;
  return {
    ascent: Math.min(Math.max(ascent, 0), 1000) / 1000,
    // Some producers write the depth as a positive number.
    descent: -Math.min(Math.abs(descent), 350) / 1000,
  };
}

function drawnExtent(font: PDFDict, { matrix }: GlyphDrawings) {
  const [, bottom = 0, , top = 0] = boxEntry(font, 'FontBBox') ?? ([0, 0, 0, 0] satisfies Box);
  const scale = Math.abs(matrix[3]);
  return top > bottom
    ? { ascent: top * scale, descent: bottom * scale }
    : { ascent: 1, descent: 0 };
}

function glyphDrawings(font: PDFDict): GlyphDrawings {
  const procedures = dictEntry(font, 'CharProcs');
  const names = glyphNames(entry(entry(font, 'Encoding'), 'Differences'));
  return {
    matrix: matrixEntry(font, 'FontMatrix') ?? [0.001, 0, 0, 0.001, 0, 0],
    resources: dictEntry(font, 'Resources'),
    glyph(code) {
      const name = names.get(code);
      const stream = name && procedures?.lookup(name);
      return stream instanceof PDFStream ? stream : undefined;
    },
  };
}

/** Runs of names, each after the code of its first (ISO 32000-1, table 114). */
function glyphNames(differences: PDFObject | undefined): Map<number, PDFName> {
  const names = new Map<number, PDFName>();
  if (!(differences instanceof PDFArray)) return names;
  let code = 0;
  for (let index = 0; index < differences.size(); index += 1) {
    const item = differences.lookup(index);
    if (item instanceof PDFNumber) code = item.asNumber();
    else if (item instanceof PDFName) {
      names.set(code, item);
      code += 1;
    }
  }
  return names;
}

function unicodeText(
  cmap: PDFObject | undefined,
  decode: (stream: PDFStream) => Uint8Array,
): Font['text'] {
  if (!(cmap instanceof PDFStream)) return () => '';
  const pairs = readToUnicode(Buffer.from(decode(cmap)).toString('latin1'));
  const texts = new Map<number, string>();
  for (const [code, digits] of pairs) {
    const whole = digits.slice(0, digits.length - (digits.length % 4));
    texts.set(code, Buffer.from(whole, 'hex').swap16().toString('utf16le'));
  }
  return (code) => texts.get(code) ?? '';
}
