import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { withCaption } from '../reader/caption.ts';
import { heat } from '../reader/marks.ts';
import { beside, plane } from '../reader/plots.ts';
import { rasterAddress, type Raster } from '../reader/raster.ts';
import { ticksOf } from '../reader/ticks.ts';
import { compileSpec } from '../reader/vega-spec.ts';

const palette = {
  colours: { ink: '000000', paper: 'FFFFFF', muted: '777777', rule: '888888' },
  colourMaps: { energy: ['000000', '0000FF', 'FF0000'] },
};

/** The pixels of a PNG of one chunk of data without filters, each as red, green, blue and opacity. */
function pixelsOf(address: string): number[][][] {
  const png = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const length = png.readUInt32BE(33);
  const bytes = inflateSync(png.subarray(41, 41 + length));
  const line = 1 + 4 * width;
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const at = row * line + 1 + 4 * column;
      return [...bytes.subarray(at, at + 4)];
    }),
  );
}

test('a raster has a pixel for each number, between the stops of its map and not beyond them', () => {
  const raster = { columns: 3, values: [0, 1, 2, 3, 4, NaN], map: 'energy', from: 1, to: 3 };
  const [upper, lower] = pixelsOf(rasterAddress(raster, palette));
  expect(upper).toEqual([
    [0, 0, 0, 255],
    [0, 0, 0, 255],
    [0, 0, 255, 255],
  ]);
  expect(lower).toEqual([
    [255, 0, 0, 255],
    [255, 0, 0, 255],
    [0, 0, 0, 0],
  ]);
  const half = pixelsOf(rasterAddress({ ...raster, columns: 1, values: [1.5] }, palette));
  expect(half).toEqual([[[0, 0, 128, 255]]]);
  expect(() => rasterAddress({ ...raster, map: 'none' }, palette)).toThrow(/no colour map "none"/);
});

test('a heat map puts each row of a table where its axes say, in whichever order the rows come', () => {
  const columns = { y1: [1, 0, 1, 0], y2: [0, 2, 2, 0], F: [11, 2, 12, 1] };
  const picture = heat({ tables: { heat: { columns } } }, 'heat', {
    ...{ x: 'y1', y: 'y2', value: 'F', from: 0, to: 12 },
  });
  const { url } = picture['encoding'] as { url: { value: { raster: Raster } } };
  expect(url.value.raster).toMatchObject({ columns: 2, values: [2, 12, 1, 11] });
  // The numbers belong to the pixels' middles.
  expect(picture['data']).toEqual({ values: [{ left: -0.5, right: 1.5, low: -1, high: 3 }] });
});

test('a picture of a grid carries its pixels, in the document and in the drawing', async () => {
  const columns = { y1: [0, 1, 0, 1], y2: [0, 0, 1, 1], F: [0, 1, 1, 2] };
  const layer = heat({ tables: { heat: { columns } } }, 'heat', {
    ...{ x: 'y1', y: 'y2', value: 'F', from: 0, to: 2 },
  });
  const plot = plane({ x: { from: 0, to: 1 }, y: { from: 0, to: 1 }, layers: [layer] });
  const { spec, svg } = await compileSpec({ plot, palette, description: 'four places' });
  const [address] = /data:image\/png;base64,[\w+/=]+/.exec(JSON.stringify(spec))!;
  expect(pixelsOf(address)[0]).toEqual([
    [0, 0, 255, 255],
    [255, 0, 0, 255],
  ]);
  expect(svg).toContain(address);
});

test('ticks of angles stand at multiples of π, those of powers at few of them', () => {
  expect(ticksOf({ from: 0, to: 2 * Math.PI, kind: 'angle', length: 170 })).toMatchObject({
    values: [0, Math.PI, 2 * Math.PI],
  });
  const powers = ticksOf({ from: 1e-3, to: 1e4, kind: 'logarithmic', length: 190 });
  expect(powers).toMatchObject({ values: [0.01, 1, 100, 1e4] });
});

test('a caption is as wide as its picture', () => {
  const one = plane({ x: { from: 0, to: 1 }, y: { from: 0, to: 1 }, layers: [], width: 300 });
  const words = Array.from({ length: 40 }, () => 'word').join(' ');
  const linesBelow = (plots: number, columns?: number) =>
    (
      withCaption(
        beside(
          Array.from({ length: plots }, () => one),
          columns,
        ),
        words,
      )['title'] as { text: string[] }
    ).text;
  const [narrow, wide] = [linesBelow(1), linesBelow(3)];
  expect(narrow.join(' ')).toBe(words);
  expect(narrow.length).toBeGreaterThan(wide.length);
  expect(linesBelow(3, 1)).toEqual(narrow);
});
