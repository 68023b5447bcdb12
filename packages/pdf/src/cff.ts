import { createHash } from 'node:crypto';
import { dictOperator, integers, readDict, type DictEntry } from './cff-dict.ts';
import { readIndex } from './cff-index.ts';

/** A CID-keyed font program in the Compact Font Format, its glyphs by CID. */
export interface CffFont {
  /** Without the six letters of a subset. */
  name: string;
  /** The Top DICT without offsets and without what depends on the set of glyphs. */
  top: readonly DictEntry[];
  glyphs: ReadonlyMap<number, CffGlyph>;
}

/** One glyph, and what of the font its charstring relies on. */
export interface CffGlyph {
  charstring: Uint8Array;
  fontDict: CffFontDict;
}

/** A Font DICT with its Private DICT; equal ones have the same digest. */
export interface CffFontDict {
  entries: readonly DictEntry[];
  privateDict: readonly DictEntry[];
  digest: string;
}

/**
 * Reads a font program as LuaTeX embeds it (Adobe Technical Note 5176): CID-keyed, with its
 * subroutines expanded, so that a charstring (Technical Note 5177) stands for itself.
 *
 * @returns undefined for a program of another kind: not CID-keyed, with subroutines, or damaged.
 */
export function readCff(bytes: Uint8Array): CffFont | undefined {
  try {
    return readFont(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readFont(bytes: Uint8Array): CffFont | undefined {
  const names = readIndex(bytes, bytes[2] ?? 0);
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const subroutines = readIndex(bytes, strings.end);
  const [name] = names.items;
  const [topBytes] = tops.items;
  if (!name || !topBytes || tops.items.length > 1 || subroutines.items.length > 0) return undefined;

  const top = readDict(topBytes, strings.items);
  const isCidKeyed = top.some(({ operator }) => operator === dictOperator.ros);
  if (!isCidKeyed) return undefined;
  const fontDicts = readIndex(bytes, offset(top, dictOperator.fdArray)).items.map((dict) =>
    readFontDict(bytes, readDict(dict, strings.items)),
  );
  const charstrings = readIndex(bytes, offset(top, dictOperator.charStrings)).items;
  const table = { bytes, glyphs: charstrings.length };
  const cids = readCharset({ ...table, start: offset(top, dictOperator.charset) });
  const choices = readFdSelect({ ...table, start: offset(top, dictOperator.fdSelect) });
  const glyphs = new Map<number, CffGlyph>();
  for (const [glyph, charstring] of charstrings.entries()) {
    const fontDict = fontDicts[choices[glyph]!];
    if (!fontDict) return undefined;
    glyphs.set(cids[glyph]!, { charstring, fontDict });
  }
  return {
    name: untagged(Buffer.from(name).toString('latin1')),
    top: top.filter(({ operator }) => !ofSubset.has(operator)),
    glyphs,
  };
}

const ofSubset: ReadonlySet<number> = new Set([
  dictOperator.charset,
  dictOperator.encoding,
  dictOperator.charStrings,
  dictOperator.private,
  dictOperator.cidCount,
  dictOperator.fdArray,
  dictOperator.fdSelect,
]);

function offset(entries: readonly DictEntry[], wanted: number): number {
  const entry = entries.find(({ operator }) => operator === wanted);
  const value = entry && integers(entry.operands)[0];
  if (value === undefined) throw new RangeError(`a font program lacks its operator ${wanted}`);
  return value;
}

function readFontDict(bytes: Uint8Array, all: readonly DictEntry[]): CffFontDict | undefined {
  const range = all.find(({ operator }) => operator === dictOperator.private);
  const [size = 0, start = 0] = range ? integers(range.operands) : [];
  if (start + size > bytes.length) throw new RangeError('a Private DICT breaks off');
  const privateDict = readDict(bytes.subarray(start, start + size), []);
  if (privateDict.some(({ operator }) => operator === dictOperator.subrs)) return undefined;
  const entries = all
    .filter(({ operator }) => operator !== dictOperator.private)
    .map((entry) =>
      entry.operator === dictOperator.fontName
        ? { ...entry, strings: entry.strings?.map((text) => untagged(String(text))) ?? [] }
        : entry,
    );
  return { entries, privateDict, digest: dictDigest([...entries, ...privateDict]) };
}

function untagged(name: string): string {
  return name.replace(/^[A-Z]{6}\+/, '');
}

/** A digest that is equal for DICTs with equal entries, however their strings are numbered. */
export function dictDigest(entries: readonly DictEntry[]): string {
  const hash = createHash('sha256');
  for (const { operator, operands, strings = [] } of entries) {
    hash.update(JSON.stringify([operator, Buffer.from(operands).toString('hex'), strings]));
  }
  return hash.digest('hex');
}

interface GlyphTable {
  bytes: Uint8Array;
  start: number;
  /** Number of glyphs. */
  glyphs: number;
}

/** The CID of each glyph (5176, section 13). */
function readCharset({ bytes, start, glyphs }: GlyphTable): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const format = view.getUint8(start);
  const cids = [0];
  for (let position = start + 1; cids.length < glyphs;) {
    const first = view.getUint16(position);
    const left =
      format === 0 ? 0 : format === 1 ? view.getUint8(position + 2) : view.getUint16(position + 2);
    for (let index = 0; index <= left; index += 1) cids.push(first + index);
    position += 2 + format;
  }
  return cids;
}

/** The number of each glyph's Font DICT (5176, section 19). */
function readFdSelect({ bytes, start, glyphs }: GlyphTable): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(start) === 0) return [...bytes.subarray(start + 1, start + 1 + glyphs)];
  const choices: number[] = [];
  const ranges = view.getUint16(start + 1);
  for (let range = 0; range < ranges; range += 1) {
    const position = start + 3 + 3 * range;
    const end = view.getUint16(position + 3);
    while (choices.length < end) choices.push(view.getUint8(position + 2));
  }
  return choices;
}
