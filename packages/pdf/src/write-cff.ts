import type { CffFont, CffFontDict } from './cff.ts';
import type { CffString, DictEntry } from './cff-dict.ts';
import { dictOperator, integerEntry, standardStrings, writeDict } from './cff-dict.ts';
import { writeIndex } from './cff-index.ts';

/**
 * Writes a CID-keyed font program (Adobe Technical Note 5176). Equal fonts give equal bytes: the
 * glyphs come in the order of their CIDs, the Font DICTs in the order of the glyphs.
 *
 * @param tag the six letters of the subset, put before the font's name.
 */
export function writeCff(font: CffFont, tag: string): Uint8Array {
  const name = `${tag}+${font.name}`;
  const cids = [...font.glyphs.keys()].sort((a, b) => a - b);
  const glyphs = cids.map((cid) => font.glyphs.get(cid)!);
  const fontDicts = [
    ...new Map(glyphs.map(({ fontDict }) => [fontDict.digest, fontDict])).values(),
  ].map((fontDict) => tagged(fontDict, name));
  const numbers = new Map(fontDicts.map(({ digest }, index) => [digest, index]));
  const strings = numberedStrings([...font.top, ...fontDicts.flatMap(({ entries }) => entries)]);

  const privates = fontDicts.map(({ privateDict }) => writeDict(privateDict, strings.sidOf));
  const charset = charsetOf(cids);
  const fdSelect = fdSelectOf(glyphs.map(({ fontDict }) => numbers.get(fontDict.digest)!));
  const charstrings = writeIndex(glyphs.map(({ charstring }) => charstring));
  const head = [Uint8Array.of(1, 0, 4, 4), writeIndex([Buffer.from(name, 'latin1')])];
  const tail = [writeIndex(strings.items), writeIndex([])];

  const topWith = (offsets: Offsets) =>
    writeIndex([
      writeDict([...font.top, ...offsetEntries(cids.at(-1)! + 1, offsets)], strings.sidOf),
    ]);
  const fontDictsWith = (privateStart: number) => {
    let start = privateStart;
    return writeIndex(
      fontDicts.map(({ entries }, index) => {
        const size = privates[index]!.length;
        const entry = integerEntry(dictOperator.private, size, start);
        start += size;
        return writeDict([...entries, entry], strings.sidOf);
      }),
    );
  };

  // Offsets are written in a fixed number of bytes, so lengths are known before values.
  const startOfTables = lengthOf([...head, topWith(nowhere), ...tail]);
  const offsets: Offsets = {
    charset: startOfTables,
    fdSelect: startOfTables + charset.length,
    charStrings: startOfTables + charset.length + fdSelect.length,
    fdArray: startOfTables + charset.length + fdSelect.length + charstrings.length,
  };
  const fontDictIndex = fontDictsWith(offsets.fdArray + fontDictsWith(0).length);
  const tables = [charset, fdSelect, charstrings, fontDictIndex, ...privates];
  return Buffer.concat([...head, topWith(offsets), ...tail, ...tables]);
}

type Offsets = Record<'charset' | 'fdSelect' | 'charStrings' | 'fdArray', number>;
const nowhere: Offsets = { charset: 0, fdSelect: 0, charStrings: 0, fdArray: 0 };

function offsetEntries(cidCount: number, offsets: Offsets): DictEntry[] {
  return [
    integerEntry(dictOperator.cidCount, cidCount),
    integerEntry(dictOperator.charset, offsets.charset),
    integerEntry(dictOperator.fdSelect, offsets.fdSelect),
    integerEntry(dictOperator.charStrings, offsets.charStrings),
    integerEntry(dictOperator.fdArray, offsets.fdArray),
  ];
}

function tagged(fontDict: CffFontDict, name: string): CffFontDict {
  const entries = fontDict.entries.map((entry) =>
    entry.operator === dictOperator.fontName ? { ...entry, strings: [name] } : entry,
  );
  return { ...fontDict, entries };
}

/** Numbers the strings of the entries in the order in which they occur. */
function numberedStrings(entries: readonly DictEntry[]): {
  items: Uint8Array[];
  sidOf(text: CffString): number;
} {
  const texts = entries
    .flatMap(({ strings = [] }) => strings)
    .filter((text) => typeof text === 'string');
  const distinct = [...new Set(texts)];
  const numbers = new Map(distinct.map((text, index) => [text, standardStrings + index]));
  return {
    items: distinct.map((text) => Buffer.from(text, 'latin1')),
    sidOf: (text) => (typeof text === 'number' ? text : numbers.get(text)!),
  };
}

/** Format 0: the CIDs of all glyphs but the first, which is .notdef (5176, section 13). */
function charsetOf(cids: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(1 + 2 * (cids.length - 1));
  cids.slice(1).forEach((cid, index) => bytes.writeUInt16BE(cid, 1 + 2 * index));
  return bytes;
}

/** Format 3: ranges of glyphs with the same Font DICT (5176, section 19). */
function fdSelectOf(choices: readonly number[]): Uint8Array {
  const starts = choices.flatMap((choice, glyph) =>
    choice === choices[glyph - 1] ? [] : [[glyph, choice] as const],
  );
  const bytes = Buffer.alloc(5 + 3 * starts.length);
  bytes.writeUInt8(3, 0);
  bytes.writeUInt16BE(starts.length, 1);
  starts.forEach(([glyph, choice], index) => {
    bytes.writeUInt16BE(glyph, 3 + 3 * index);
    bytes.writeUInt8(choice, 5 + 3 * index);
  });
  bytes.writeUInt16BE(choices.length, 3 + 3 * starts.length);
  return bytes;
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}
