import { expect, test } from 'vitest';
import { sampleMarks } from './interpret-sample.ts';
import type { SampleObject } from './read-sample.ts';

function marksOf(content: string, objects: readonly SampleObject[] = [simple]) {
  const resources = '/Font << /F 5 0 R >> /ExtGState << /G << /Font [5 0 R 20] >> >>';
  return sampleMarks(content, resources, objects);
}

const box = (...numbers: number[]) => numbers.map((number) => expect.closeTo(number, 3) as number);

/** Codes 65 to 67 are 500, 600 and 700 thousandths of an em wide, and the blank 250. */
const simple = `<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Sample-Roman /FirstChar 32
  /Widths [250 ${'0 '.repeat(32)} 500 600 700]
  /FontDescriptor << /Ascent 700 /Descent -200 >> >>`;

test('text has the height of its em on the page and the box of its glyphs', async () => {
  const marks = await marksOf('0 0 0 1 k BT /F 10 Tf 1 0 0 1 20 30 Tm (AB) Tj (C) Tj ET');
  expect(marks).toMatchObject([
    {
      kind: 'text',
      font: 'Sample-Roman',
      size: 10,
      mode: 0,
      text: '',
      box: box(20, 28, 31, 37),
      colour: { family: 'DeviceCMYK', components: [0, 0, 0, 1] },
    },
    { box: box(31, 28, 38, 37) },
  ]);
});

test('matrices, horizontal scaling and slant change size and box, each in its way', async () => {
  const [scaled] = await marksOf('2 0 0 2 0 0 cm BT /F 10 Tf 1 0 0 1.5 0 10 Tm (A) Tj ET');
  expect(scaled).toMatchObject({ size: 30, box: box(0, 14, 10, 41) });
  const [wide] = await marksOf('BT /F 10 Tf 200 Tz (A) Tj ET');
  expect(wide).toMatchObject({ size: 10, box: box(0, 0, 10, 7) });
  const [slanted] = await marksOf('BT /F 10 Tf 1 0 0.2 1 50 50 Tm (A) Tj ET');
  expect(slanted).toMatchObject({ size: 10, box: box(49.6, 48, 56.4, 57) });
  const [turned] = await marksOf('BT /F 10 Tf 0 1 -1 0 50 50 Tm (A) Tj ET');
  expect(turned).toMatchObject({ size: 10, box: box(43, 50, 52, 55) });
});

test('kerns and spacing move glyphs, and what follows is shown where they end', async () => {
  const show = async (content: string) =>
    (await marksOf(`BT /F 10 Tf ${content} ET`)).map((mark) => [mark.box[0], mark.box[2]]);
  expect(await show('[-1000 (A) 200 (B) -300] TJ (C) Tj')).toEqual([box(10, 19), box(22, 29)]);
  expect(await show('1 Tc 2 Tw (A A) Tj (A) Tj')).toEqual([box(0, 16.5), box(17.5, 22.5)]);
  expect(await show('5 Ts 12 TL 20 30 Td (A) Tj T* (A) Tj')).toEqual([box(20, 25), box(20, 25)]);
});

test('lines begin where Td, TD, T* and the quotes say', async () => {
  const content = String.raw`BT /F 10 Tf 20 100 Td (A) Tj 0 -10 TD (\101) Tj T* <41> Tj (A) ' 3 1 (A) " ET`;
  const bottoms = (await marksOf(content)).map((mark) => mark.box[1] + 2);
  expect(bottoms).toEqual(box(100, 90, 80, 70, 60));
});

test('invisible text is told of with its mode, and text that clips ends what follows', async () => {
  const marks = await marksOf('BT /F 10 Tf 3 Tr (A) Tj 7 Tr 50 50 Td (A) Tj ET 0 0 200 300 re f');
  expect(marks).toMatchObject([
    { mode: 3 },
    { mode: 7 },
    { kind: 'fill', box: box(50, 48, 55, 57) },
  ]);
});

test('the font may come from the extended graphics state', async () => {
  expect(await marksOf('/G gs BT (A) Tj ET')).toMatchObject([{ size: 20, font: 'Sample-Roman' }]);
});

test('codes of composite fonts have two bytes, their widths from W and DW, their text from ToUnicode', async () => {
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Sample-Maths /Encoding /Identity-H
    /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>`;
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /DW 900 /W [1 [300 400] 10 12 500]
    /FontDescriptor << /FontBBox [0 -100 900 800] >> >>`;
  const unicode = {
    data: '1 beginbfchar <0001> <D835DF03> endbfchar 1 beginbfrange <000A> <000C> <0061> endbfrange',
  };
  const content = 'BT /F 10 Tf [<0001> -100 <0002000A>] TJ <000B0063> Tj ET';
  expect(await marksOf(content, [font, descendant, unicode])).toMatchObject([
    { text: '𝜃a', font: 'Sample-Maths', box: box(0, 0, 13, 8) },
    { text: 'b', box: box(13, 0, 27, 8) },
  ]);
});

test('a Type 3 glyph paints marks of its own: in the colour of the text if it says so', async () => {
  const font = `<< /Type /Font /Subtype /Type3 /FontMatrix [0.1 0 0 0.1 0 0] /FontBBox [0 0 10 10]
    /FirstChar 65 /Widths [10 10] /Encoding << /Differences [65 /a /b] >>
    /CharProcs << /a 6 0 R /b 7 0 R >> /Resources << >> >>`;
  const stencil = { data: '10 0 0 0 10 10 d1 0 0 5 5 re f' };
  const coloured = { data: '10 0 d0 0 1 0 rg 0 0 5 5 re f' };
  const content = '1 0 0 rg BT /F 20 Tf 10 10 Td (AB) Tj ET';
  expect(await marksOf(content, [font, stencil, coloured])).toMatchObject([
    { kind: 'text', box: box(10, 10, 50, 30), size: 20 },
    { kind: 'fill', box: box(10, 10, 20, 20), colour: { components: [1, 0, 0] } },
    { kind: 'fill', box: box(30, 10, 40, 20), colour: { components: [0, 1, 0] } },
  ]);
});
