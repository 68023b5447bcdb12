import { expect, test } from 'vitest';
import type { CffFont, CffFontDict } from './cff.ts';
import { dictDigest, readCff } from './cff.ts';
import { dictOperator, integerEntry, integers, readDict, writeDict } from './cff-dict.ts';
import { readIndex, writeIndex } from './cff-index.ts';
import { subsetCff, subsetTag, uniteCff } from './cff-subset.ts';
import { writeCff } from './write-cff.ts';

function fontDict(stem: number): CffFontDict {
  const entries = [
    { operator: dictOperator.fontName, operands: new Uint8Array(), strings: ['Roman'] },
  ];
  const privateDict = [integerEntry(dictOperator.stdVw, stem)];
  return { entries, privateDict, digest: dictDigest([...entries, ...privateDict]) };
}

const upright = fontDict(80);
const bold = fontDict(120);

/** A font whose charstrings only have to be told apart. */
function font(glyphs: Record<number, CffFontDict>, shape = 'outline'): CffFont {
  return {
    name: 'Roman',
    top: [
      { operator: dictOperator.ros, operands: Uint8Array.of(139), strings: ['Adobe', 'Identity'] },
      { operator: 2, operands: new Uint8Array(), strings: ['Roman of the House'] },
    ],
    glyphs: new Map(
      Object.entries(glyphs).map(([cid, fontDict]) => [
        Number(cid),
        { charstring: Buffer.from(`${shape} ${cid}`), fontDict },
      ]),
    ),
  };
}

/** Charstrings as plain buffers, for comparing. */
function comparable({ name, top, glyphs }: CffFont): unknown {
  const shapes = [...glyphs].map(([cid, { charstring, fontDict }]) => [
    cid,
    Buffer.from(charstring).toString(),
    fontDict.digest,
  ]);
  return { name, top: dictDigest(top), shapes };
}

test('a font program that is written and read again is the same font', () => {
  const original = font({ 0: upright, 7: bold, 8: bold, 300: upright, 65_000: bold });
  const read = readCff(writeCff(original, 'ABCDEF'));
  expect(read && comparable(read)).toEqual(comparable(original));
});

test('a subset read again holds exactly its CIDs and .notdef, and only their Font DICTs', () => {
  const original = font({ 0: upright, 7: bold, 8: upright, 9: upright });
  const bytes = Buffer.from(writeCff(subsetCff(original, [9, 8, 12]), 'ABCDEF'));
  const read = readCff(bytes)!;
  expect([...read.glyphs.keys()]).toEqual([0, 8, 9]);
  expect(bytes.includes(Buffer.from(writeDict(bold.privateDict, Number)))).toBe(false);
});

test('bytes and tag of a subset follow from its glyphs alone', () => {
  const large = font({ 0: upright, 2: bold, 5: upright, 9: bold });
  const small = font({ 0: upright, 5: upright, 9: bold });
  const fromLarge = subsetCff(large, [9, 5]);
  expect(writeCff(fromLarge, 'ABCDEF')).toEqual(writeCff(subsetCff(small, [5, 9]), 'ABCDEF'));
  const reversed = { ...small, glyphs: new Map([...small.glyphs].reverse()) };
  expect(writeCff(reversed, 'ABCDEF')).toEqual(writeCff(small, 'ABCDEF'));
  expect(subsetTag(fromLarge)).toBe(subsetTag(small));
  expect(subsetTag(fromLarge)).toMatch(/^[A-Z]{6}$/);
  expect(subsetTag(fromLarge)).not.toBe(subsetTag(large));
});

test('the union of two subsets holds the glyphs of both, in order', () => {
  const union = uniteCff(font({ 0: upright, 9: bold }), font({ 0: upright, 3: upright, 9: bold }));
  expect([...union!.glyphs.keys()]).toEqual([0, 3, 9]);
});

test('subsets in which a CID stands for different glyphs are not united', () => {
  expect(uniteCff(font({ 0: upright, 9: bold }), font({ 0: upright, 9: upright }))).toBeUndefined();
  expect(uniteCff(font({ 0: upright }), font({ 0: upright }, 'other'))).toBeUndefined();
  const renamed = { ...font({ 0: upright }), name: 'Italic' };
  expect(uniteCff(font({ 0: upright }), renamed)).toBeUndefined();
});

test('charsets in ranges and a Font DICT for each glyph are read as well', () => {
  const bytes = Buffer.from(writeCff(font({ 0: upright, 4: bold, 5: bold }), 'ABCDEF'));
  const patched = (format: number, charset: number[], fdSelect: number[]) => {
    const copy = Buffer.concat([bytes, Buffer.from(charset), Buffer.from(fdSelect)]);
    setOffset(copy, dictOperator.charset, bytes.length);
    setOffset(copy, dictOperator.fdSelect, bytes.length + charset.length);
    expect([...readCff(copy)!.glyphs.keys()], `format ${format}`).toEqual([0, 20, 21]);
    expect(readCff(copy)!.glyphs.get(21)!.fontDict.digest).toBe(bold.digest);
  };
  patched(1, [1, 0, 20, 1], [0, 0, 1, 1]);
  patched(2, [2, 0, 20, 0, 1], [0, 0, 1, 1]);
});

function setOffset(bytes: Buffer, operator: number, value: number): void {
  const long = operator >= 0x0c00;
  const ending = long ? Buffer.of(12, operator & 0xff) : Buffer.of(operator);
  // The entry is 29, four bytes of the offset, and the operator.
  for (let at = bytes.indexOf(29); at >= 0; at = bytes.indexOf(29, at + 1)) {
    if (!bytes.subarray(at + 5, at + 5 + ending.length).equals(ending)) continue;
    bytes.writeInt32BE(value, at + 1);
    return;
  }
  throw new Error('no such entry');
}

test('programs with subroutines, without CIDs, or damaged, are refused', () => {
  const bytes = writeCff(font({ 0: upright }), 'ABCDEF');
  const withSubrs = { ...upright, privateDict: [integerEntry(dictOperator.subrs, 9)] };
  expect(readCff(writeCff(font({ 0: withSubrs }), 'ABCDEF'))).toBeUndefined();
  expect(readCff(writeCff({ ...font({ 0: upright }), top: [] }, 'ABCDEF'))).toBeUndefined();
  for (const length of [0, 3, 20, 90, bytes.length - 1]) {
    expect(readCff(bytes.subarray(0, length)), `${length} bytes`).toBeUndefined();
  }
});

test('whole numbers of every length are read, real ones are skipped', () => {
  // 5176, table 4, and -2.25 from section 4.
  const operands = [0x8b, 0xef, 0x27, 0xfa, 0x7c, 0xfe, 0x7c, 0x1c, 0x27, 0x10]
    .concat([0x1d, 0xff, 0xfe, 0x79, 0x60])
    .concat([0x1e, 0xe2, 0xa2, 0x5f]);
  expect(integers(Uint8Array.from(operands))).toEqual([
    0,
    100,
    -100,
    1000,
    -1000,
    10_000,
    -100_000,
    Number.NaN,
  ]);
  const [entry] = readDict(Uint8Array.from([...operands, 5]), []);
  expect(entry).toMatchObject({ operator: 5, operands: Uint8Array.from(operands) });
});

test('an INDEX is read as it was written, whatever the length of its items', () => {
  for (const lengths of [[], [0], [3, 0, 250], [70_000, 1]]) {
    const items = lengths.map((length) => Buffer.alloc(length, 7));
    const bytes = writeIndex(items);
    expect(readIndex(bytes, 0)).toEqual({ items, end: bytes.length });
  }
});
