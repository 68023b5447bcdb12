import { PDFContext, PDFNumber } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { CffFont } from './cff.ts';
import { dictDigest } from './cff.ts';
import type { CompositeFont } from './composite-font.ts';
import { readCompositeFont } from './composite-font.ts';
import { dictOperator, integerEntry } from './cff-dict.ts';
import { uniteCompositeFonts } from './unite-composite-fonts.ts';
import { compositeFontWriter } from './write-composite-font.ts';

function program(cids: readonly number[], shape = 'outline'): CffFont {
  const privateDict = [integerEntry(dictOperator.stdVw, 84)];
  const fontDict = { entries: [], privateDict, digest: dictDigest(privateDict) };
  const ros = { operands: Uint8Array.of(139), strings: ['Adobe', 'Identity'] };
  return {
    name: 'Roman',
    top: [{ operator: dictOperator.ros, ...ros }],
    glyphs: new Map(
      [0, ...cids].map((cid) => [cid, { charstring: Buffer.from(`${shape} ${cid}`), fontDict }]),
    ),
  };
}

/** A font in which every glyph has the width and the Unicode value that are given for it. */
function font(
  glyphs: Record<number, [width: number, unicode: string]>,
  shape?: string,
): CompositeFont {
  const entries = Object.entries(glyphs).map(([cid, values]) => [Number(cid), values] as const);
  return {
    program: program(
      entries.map(([cid]) => cid),
      shape,
    ),
    metrics: [
      ['Ascent', PDFNumber.of(726)],
      ['StemV', PDFNumber.of(84)],
    ],
    widths: new Map(entries.map(([cid, [width]]) => [cid, width])),
    defaultWidth: 1000,
    toUnicode: new Map(entries.map(([cid, [, unicode]]) => [cid, unicode])),
  };
}

test('fonts that agree become one with the glyphs, widths and Unicode values of all', () => {
  const { fonts, places } = uniteCompositeFonts([
    font({ 3: [500, '0041'], 4: [600, '0042'] }),
    font({ 4: [600, '0042'], 1: [250, '0020'] }),
  ]);
  expect(places).toEqual([0, 0]);
  expect(fonts).toHaveLength(1);
  expect([...fonts[0]!.program.glyphs.keys()]).toEqual([0, 1, 3, 4]);
  expect(fonts[0]!.widths.get(1)).toBe(250);
  expect(fonts[0]!.toUnicode.get(3)).toBe('0041');
});

test('fonts that disagree in a width or a Unicode value stay apart but share the program', () => {
  const { fonts, places } = uniteCompositeFonts([
    font({ 4: [600, '0042'] }),
    font({ 4: [601, '0042'] }),
    font({ 4: [600, '0392'], 5: [1, '0043'] }),
  ]);
  expect(places).toEqual([0, 1, 2]);
  expect(new Set(fonts.map(({ program }) => program)).size).toBe(1);
  expect(fonts[0]!.toUnicode.get(4)).toBe('0042');
  expect(fonts[0]!.program.glyphs.has(5)).toBe(true);
});

test('fonts in which a CID stands for different glyphs share nothing', () => {
  const { fonts } = uniteCompositeFonts([
    font({ 4: [600, '0042'] }),
    font({ 4: [600, '0042'] }, 'other'),
  ]);
  expect(new Set(fonts.map(({ program }) => program)).size).toBe(2);
});

test('a font that is written and read again is the same font, a shared program is written once', () => {
  const context = PDFContext.create();
  const write = compositeFontWriter(context);
  const original = font({ 1: [250, '0020'], 2: [333.5, 'D835DC54'], 70: [600, '0042'] });
  const ref = write(original);
  const objects = context.enumerateIndirectObjects().length;
  write({ ...original, toUnicode: new Map() });
  // Another font, descendant and array of widths, but neither descriptor, program nor set of CIDs.
  expect(context.enumerateIndirectObjects()).toHaveLength(objects + 3);
  const read = readCompositeFont(context.lookup(ref) as Parameters<typeof readCompositeFont>[0])!;
  expect([...read.program.glyphs.keys()]).toEqual([0, 1, 2, 70]);
  expect({ ...read, program: null, metrics: read.metrics.map(String) }).toEqual({
    ...original,
    program: null,
    metrics: original.metrics.map(String),
  });
});
