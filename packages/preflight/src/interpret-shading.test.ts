import { expect, test } from 'vitest';
import { sampleMarks } from './interpret-sample.ts';
import type { ShadingMark } from './mark.ts';
import type { SampleObject } from './read-sample.ts';

async function shadingOf(
  shading: SampleObject,
  others: readonly SampleObject[] = [],
  content = 'q 10 20 30 40 re W n /S sh Q',
): Promise<ShadingMark> {
  const resources = '/Shading << /S 5 0 R >> /Pattern << /P << /PatternType 2 /Shading 5 0 R >> >>';
  const marks = await sampleMarks(content, resources, [shading, ...others]);
  const shadings = marks.filter((mark) => mark.kind === 'shading');
  expect(shadings).toHaveLength(1);
  return shadings[0]!;
}

/** The least and the greatest of each component. */
async function extremes(shading: SampleObject, others: readonly SampleObject[] = []) {
  const colours = [...(await shadingOf(shading, others)).colours()];
  const least = colours.reduce((first, second) => first.map((x, i) => Math.min(x, second[i]!)));
  const most = colours.reduce((first, second) => first.map((x, i) => Math.max(x, second[i]!)));
  return { least, most };
}

const close = (...values: number[]) => values.map((value) => expect.closeTo(value, 2) as number);

test('a shading fills the clip, or what has it as its pattern', async () => {
  const axial = `<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1 0] /Function
    << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0.5 0 0.25 1] /N 1 >> >>`;
  expect(await shadingOf(axial)).toMatchObject({ family: 'DeviceCMYK', box: [10, 20, 40, 60] });
  const filled = await shadingOf(axial, [], '/Pattern cs /P scn 5 5 20 10 re f');
  expect(filled.box).toEqual([5, 5, 25, 15]);
  expect(await extremes(axial)).toMatchObject({
    least: close(0, 0, 0, 0),
    most: close(0.5, 0, 0.25, 1),
  });
});

test('a peak between samples is found where functions are stitched or tabled', async () => {
  const part = (from: number, to: number) =>
    `<< /FunctionType 2 /Domain [0 1] /C0 [${from}] /C1 [${to}] /N 1 >>`;
  const stitched = `<< /ShadingType 3 /ColorSpace /DeviceGray /Coords [0 0 1 0 0 9] /Function
    << /FunctionType 3 /Domain [0 1] /Bounds [0.0010 0.002] /Encode [0 1 0 1 0 1]
       /Functions [${part(0.2, 0.2)} ${part(0.2, 0.9)} ${part(0.3, 0.3)}] >> >>`;
  expect(await extremes(stitched)).toMatchObject({ least: close(0.2), most: close(0.9) });
  const table = {
    entries: `/FunctionType 0 /Domain [0 1] /Range [0 1] /Size [1001] /BitsPerSample 8`,
    data: Uint8Array.from({ length: 1001 }, (_, index) => (index === 501 ? 255 : 51)),
  };
  const tabled = '<< /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 1 0] /Function 6 0 R >>';
  expect(await extremes(tabled, [table])).toMatchObject({ least: close(0.2), most: close(1) });
});

test('programs of calculators are run', async () => {
  const program = {
    entries: '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1]',
    data: '{ 2 copy add 2 div 3 1 roll exch pop dup 0.5 gt { pop 0.25 } { 360 mul sin abs 0 mul 0.5 add } ifelse }',
  };
  const shading = '<< /ShadingType 1 /ColorSpace /DeviceRGB /Function 6 0 R >>';
  expect(await extremes(shading, [program])).toMatchObject({
    least: close(0, 0.25),
    most: close(1, 0.5),
  });
});

test('meshes tell the colours of their vertices', async () => {
  const mesh = (type: number, entries: string, bytes: readonly number[]) => ({
    entries: `/ShadingType ${type} /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 /BitsPerComponent 8
      /Decode [0 99 0 99 0 1 0 1 0 1 0 0.5] ${entries}`,
    data: Uint8Array.from(bytes),
  });
  const red = [0, 255, 255, 0];
  const black = [0, 0, 0, 255];
  const triangle = [0, 1, 1, ...red, 0, 9, 1, ...black, 0, 1, 9, ...red];
  const [first, second] = (await shadingOf(mesh(4, '/BitsPerFlag 8', triangle))).colours();
  expect([first, second]).toEqual([close(0, 1, 1, 0), close(0, 0, 0, 0.5)]);
  const lattice = [1, 1, ...red, 9, 1, ...black, 1, 9, ...red, 9, 9, ...red];
  expect([...(await shadingOf(mesh(5, '/VerticesPerRow 2', lattice))).colours()]).toHaveLength(4);
  const points = (count: number) => Array.from({ length: 2 * count }, () => 7);
  const patches = [0, ...points(12), ...red, ...red, ...red, ...black];
  patches.push(1, ...points(8), ...black, ...red);
  const patched = [...(await shadingOf(mesh(6, '/BitsPerFlag 8', patches))).colours()];
  expect(patched.map((colour) => colour[3]! > 0)).toEqual([false, false, false, true, true, false]);
});

test('a mesh with a function tells the colours of the function between its least and greatest vertex', async () => {
  const mesh = {
    entries: `/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 8 /BitsPerComponent 8 /BitsPerFlag 8
      /Decode [0 9 0 9 0 1] /Function << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>`,
    data: Uint8Array.from([0, 1, 1, 51, 0, 2, 2, 102, 0, 3, 1, 51]),
  };
  expect(await extremes(mesh)).toMatchObject({ least: close(0.6), most: close(0.8) });
});

test('a malformed function or mesh has no colours, and no end of them neither', async () => {
  const nested = `<< /ShadingType 2 /ColorSpace /DeviceGray /Function 6 0 R >>`;
  const itself = '<< /FunctionType 3 /Domain [0 1] /Bounds [] /Encode [0 1] /Functions [6 0 R] >>';
  const colours = [...(await shadingOf(nested, [itself])).colours()];
  expect(colours.every((colour) => colour.length === 0)).toBe(true);
  const mesh = { entries: '/ShadingType 7 /ColorSpace /DeviceRGB', data: 'abc' };
  expect([...(await shadingOf(mesh)).colours()]).toEqual([]);
});
