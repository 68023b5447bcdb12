import { expect, test } from 'vitest';
import { sampleMarks } from './interpret-sample.ts';
import type { SampleObject } from './read-sample.ts';

const box = (...numbers: number[]) => numbers.map((number) => expect.closeTo(number, 3) as number);

const form = (entries: string, data: string): SampleObject => ({
  entries: `/Type /XObject /Subtype /Form ${entries}`,
  data,
});

test('forms within forms are painted where their matrices put them, within their boxes, and name their figure', async () => {
  const outer = form(
    `/Matrix [2 0 0 2 0 0] /BBox [0 0 40 40] /Resources << /XObject << /B 6 0 R >> >>
     /PieceInfo << /Chiaroscuro << /Private (ellipse/horn) >> >>`,
    '1 g q 1 0 0 1 5 5 cm /B Do Q 30 30 30 30 re f',
  );
  const inner = form('/BBox [0 0 4 4]', '0 0 9 9 re f');
  const marks = await sampleMarks(
    '0.5 g 1 0 0 1 10 0 cm /A Do 0 0 5 5 re f',
    '/XObject << /A 5 0 R >>',
    [outer, inner],
  );
  expect(marks).toMatchObject([
    { box: box(20, 10, 28, 18), figure: 'ellipse/horn', colour: { components: [1] } },
    { box: box(70, 60, 90, 80), figure: 'ellipse/horn' },
    { box: box(10, 0, 15, 5), colour: { components: [0.5] } },
  ]);
  expect(marks[2]).not.toHaveProperty('figure');
});

test('a form without resources uses those of what shows it', async () => {
  const resources = '/XObject << /A 5 0 R >> /ExtGState << /G << /ca 0.5 >> >>';
  const [mark] = await sampleMarks('/A Do', resources, [form('', '/G gs 0 0 9 9 re f')]);
  expect(mark!.alpha).toBe(0.5);
});

test('the alpha and blend mode of a transparency group count for all that is in it', async () => {
  const group = form('/Group << /S /Transparency >>', '/G gs 0 0 9 9 re f');
  const resources = `/XObject << /A 5 0 R >>
    /ExtGState << /O << /ca 0.5 /BM /Multiply >> /G << /ca 0.5 >> >>`;
  const [mark] = await sampleMarks('/O gs /A Do', resources, [group]);
  expect(mark).toMatchObject({ alpha: 0.25, blendMode: 'Multiply' });
});

test("a tiling pattern's marks come once, with the box of what they fill", async () => {
  const tile: SampleObject = {
    entries: `/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 3 3] /XStep 3 /YStep 3
      /Resources << >> /Matrix [2 0 0 2 0 0]`,
    data: '0 1 0 RG 0.5 w 0 0 m 3 3 l S',
  };
  const content = '/Pattern cs /P scn 20 20 60 40 re f';
  expect(await sampleMarks(content, '/Pattern << /P 5 0 R >>', [tile])).toMatchObject([
    {
      kind: 'stroke',
      width: 1,
      box: box(20, 20, 80, 60),
      colour: { family: 'DeviceRGB', components: [0, 1, 0] },
    },
    { kind: 'fill', box: box(20, 20, 80, 60), colour: { family: 'Pattern', components: [] } },
  ]);
});

test('an uncoloured pattern is painted in the colour that it is given', async () => {
  const tile: SampleObject = {
    entries: '/PatternType 1 /PaintType 2 /BBox [0 0 3 3] /XStep 3 /YStep 3 /Resources << >>',
    data: '1 0 0 rg 0 0 3 1 re f',
  };
  const resources = '/Pattern << /P 5 0 R >> /ColorSpace << /U [/Pattern /DeviceCMYK] >>';
  const marks = await sampleMarks('/U cs 0 0 0 0.5 /P scn 0 0 9 9 re f', resources, [tile]);
  expect(marks[0]).toMatchObject({
    colour: { family: 'DeviceCMYK', components: [0, 0, 0, 0.5] },
  });
});

test('an image says how many samples it has per inch, across and down', async () => {
  const image: SampleObject = {
    entries: '/Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
    data: '\x00\x40\x80\xff',
  };
  const [mark] = await sampleMarks('q 72 0 0 36 10 10 cm /I Do Q', '/XObject << /I 5 0 R >>', [
    image,
  ]);
  expect(mark).toMatchObject({
    kind: 'image',
    family: 'DeviceGray',
    box: box(10, 10, 82, 46),
    resolution: [2, 4],
    isTransparent: false,
  });
});

test('stencils, masked images and inline images are told apart', async () => {
  const masked = { entries: '/Subtype /Image /Width 9 /Height 9 /SMask 5 0 R', data: '' };
  const inline = 'BI /W 8 /H 2 /IM true /F /AHx ID FF00> EI';
  const rgb = 'BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI';
  const content = `1 0 0 rg q 9 0 0 9 0 0 cm ${inline} ${rgb} /I Do Q`;
  const marks = await sampleMarks(content, '/XObject << /I 5 0 R >>', [masked]);
  expect(marks).toMatchObject([
    { family: 'mask', colour: { components: [1, 0, 0] }, width: 8, height: 2, bitsPerComponent: 1 },
    { family: 'DeviceRGB', width: 1 },
    { isTransparent: true },
  ]);
});
