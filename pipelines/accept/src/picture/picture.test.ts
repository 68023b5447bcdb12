import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { linearAxis } from './axis.ts';
import { encodePng } from '@chiaroscuro/pdf/encode-png';
import { findGrid } from './grid.ts';
import { heatPanels } from './heat-panels.ts';
import { linePanels } from './line-panels.ts';

const labels = (values: number[]) =>
  linearAxis({ values, from: 0, to: 100 }).ticks.map(({ label }) => label);

test('ticks are round numbers inside the axis, at least four', () => {
  expect(labels([0, 1])).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
  expect(labels([0, 3e-7])).toEqual(['0', '1e−7', '2e−7', '3e−7']);
  for (const high of [0.2, 0.7, 1.1, 13, 4711, 8e9]) {
    expect(labels([high / 3, high]).length).toBeGreaterThanOrEqual(4);
    expect(labels([high / 3, high]).length).toBeLessThanOrEqual(11);
  }
});

test('an axis of one value, or of none, has a length all the same', () => {
  expect(linearAxis({ values: [5], from: 0, to: 100 }).at(5)).toBe(50);
  expect(linearAxis({ values: [0], from: 0, to: 100 }).at(0)).toBe(50);
  expect(linearAxis({ values: [NaN], from: 0, to: 100 }).at(1)).toBe(100);
});

test('a picture is a PNG whose lines hold the pixels', () => {
  const pixels = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  const png = encodePng({ width: 2, height: 2, channels: 3 }, pixels);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 2]);
  const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8);
  expect([...inflateSync(data)]).toEqual([0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 9, 10, 11, 12]);
});

const x = [0, 1, 2, 0, 1, 2];
const y = [0, 0, 0, 1, 1, 1];

test('the nodes of a surface are recognised as a grid, those of curves are not', () => {
  const grid = findGrid({ columns: { x, y, f: [1, 2, 3, 4, 5, 6] }, mesh: 3 });
  expect(grid).toEqual({
    along: { name: 'x', values: [0, 1, 2] },
    across: { name: 'y', values: [0, 1] },
  });
  expect(findGrid({ columns: { x, y } })).toBeUndefined();
  expect(findGrid({ columns: { x: [0, 1, 2, 0, 1, 3], y }, mesh: 3 })).toBeUndefined();
  expect(findGrid({ columns: { x: [1, 0, 1, 1, 0, 1], y }, mesh: 3 })).toBeUndefined();
});

test('a surface is drawn as pictures with labelled axes, its largest deviation ringed', () => {
  const grid = findGrid({ columns: { x, y }, mesh: 3 })!;
  const f = [0, 0, 0, 0, 0, 0];
  const panels = heatPanels(
    { name: 'f', accepted: f, computed: [0, 0, 0, 0, 0, 1], row: 6, allowed: 0 },
    grid,
  );
  expect(panels).toHaveLength(3);
  for (const panel of panels) {
    expect(panel).toContain('<image');
    expect(panel).toMatch(/class="ring" cx="(2[0-9]{2}|3[0-9]{2})[.0-9]*" cy="[0-9]{2}/);
    expect(panel).toMatch(/class="label"[^>]*>x<.*class="label"[^>]*>y</);
  }
});

test('curves are drawn with a pen that is lifted between scan lines; without equal rows there is no difference', () => {
  const column = { name: 'u', accepted: y, computed: x, row: 3, allowed: 0.1 };
  const abscissa = { label: 'x', accepted: x, computed: x, mesh: 3 };
  const panels = linePanels(column, abscissa);
  expect(panels).toHaveLength(3);
  expect(panels[0]).toMatch(/class="line old" d="M[^M]+M[^M]+"/);
  expect(panels[2]).toContain('class="band"');
  const { row: _, ...unequal } = column;
  expect(
    linePanels({ ...unequal, computed: [1, 2] }, { ...abscissa, computed: [0, 1] }),
  ).toHaveLength(2);
});
