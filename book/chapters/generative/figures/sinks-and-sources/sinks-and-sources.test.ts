import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { planePoints } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { distanceToSegment } from '@chiaroscuro/compute/simplify-line';
import { expect, test } from 'vitest';
import {
  bestReconstruction,
  cleanSamples,
  coldnessOf,
  exactField,
} from '../../mathematics/denoising.ts';
import { distanceToNearest, warmPrototypeEnergy } from '../../mathematics/prototypes.ts';
import { curl, divergence, realParts } from '../../mathematics/vector-fields.ts';
import figure from './sinks-and-sources.ts';

const data = await runFigure(figure);
const number = (name: string) => figureNumber(data, name);
const samples = cleanSamples();
const field = exactField(samples, number('sigma'));
const points = (table: string) =>
  figureRows(data, table, ['y1', 'y2']).map(({ y1, y2 }): Point => [y1, y2]);

test('divergence splits the still places into those near the data and those far from them', () => {
  expect(number('attracting-reach')).toBeLessThan(0.06);
  expect(number('repelling-gap')).toBeGreaterThan(0.18);
  for (const row of figureRows(data, 'still', ['distance', 'divergence'])) {
    expect(row.distance < 0.12).toBe(row.divergence < 0);
  }
  expect(number('attracting-count')).toBeGreaterThan(500);
  expect(number('repelling-count')).toBeGreaterThan(50);
});

test('a dot that is left out lies in the rectangle of one that is drawn', () => {
  const { dotSize } = figure.parameters;
  const [attracting, repelling] = ['attracting', 'repelling'].map((table) =>
    figureRows(data, table, ['distance', 'divergence']),
  );
  for (const { distance, divergence: sum } of figureRows(data, 'still', [
    'distance',
    'divergence',
  ])) {
    const isNear = (dot: { distance: number; divergence: number }) =>
      Math.abs(dot.distance - distance) < dotSize.distance &&
      Math.abs(dot.divergence - sum) < dotSize.divergence;
    expect((sum < 0 ? attracting! : repelling!).some(isNear)).toBe(true);
  }
});

test('the largest eigenvalue with a margin makes the same split, without one it does not', () => {
  const still = figureRows(data, 'still', ['divergence', 'most']);
  for (const { divergence: sum, most } of still) expect(most > 0.25).toBe(sum > 0);
  expect(still.some(({ divergence: sum, most }) => sum < 0 && most > 0)).toBe(true);
  expect(number('strictly-attracting-share')).toBeLessThan(90);
});

test('at every stationary point the field is zero, and its kind is that of its eigenvalues', () => {
  const signs = { sinks: [-1, -1], passes: [-1, 1], saddles: [-1, 1], sources: [1, 1] };
  for (const [table, [first, second]] of Object.entries(signs)) {
    const found = points(table);
    expect(found).toHaveLength(number(`${table}-count`));
    for (const y of found) {
      const here = field(y);
      expect(Math.hypot(...here.v)).toBeLessThan(1e-12);
      const [least, most] = realParts(here);
      expect([Math.sign(least), Math.sign(most)]).toEqual([first, second]);
      expect(Math.sign(divergence(here))).toBe(table === 'sinks' || table === 'passes' ? -1 : 1);
    }
  }
});

test('the indices add up to the turns of the field along a large circle', () => {
  const angles = Array.from({ length: 721 }, (_, i) => {
    const angle = (Math.PI * i) / 360;
    const [u, v] = field([3 * Math.cos(angle), 3 * Math.sin(angle)]).v;
    return Math.atan2(v, u);
  });
  const turned = angles.slice(1).reduce((sum, angle, i) => {
    const turn = angle - angles[i]!;
    return sum + turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI));
  }, 0);
  expect(turned / (2 * Math.PI)).toBeCloseTo(1, 9);
  expect(number('index-sum')).toBe(1);
});

test('along the valley floor the free energy falls from pass to sink, on the ridge it rises', () => {
  const energy = (y: Point) => warmPrototypeEnergy(samples, y, coldnessOf(number('sigma'))).value;
  for (const [table, sign] of [
    ['valley', -1],
    ['ridge', 1],
  ] as const) {
    const rows = figureRows(data, table, ['piece', 'y1', 'y2']);
    expect(rows.length).toBeGreaterThan(100);
    rows.slice(1).forEach(({ piece, y1, y2 }, i) => {
      const before = rows[i]!;
      if (before.piece !== piece) return;
      const gain = energy([y1, y2]) - energy([before.y1, before.y2]);
      expect(sign * gain).toBeGreaterThan(-1e-9);
    });
  }
});

test('the valley joins all sinks, and stays near the data; every ridge stays far from them', () => {
  const rows = figureRows(data, 'valley', ['piece', 'y1', 'y2']);
  const ends = rows.filter(({ piece }, i) => rows[i + 1]?.piece !== piece);
  expect(ends).toHaveLength(2 * number('passes-count'));
  for (const [y1, y2] of points('sinks')) {
    const reached = ends.filter((end) => Math.hypot(end.y1 - y1, end.y2 - y2) < 1e-9);
    expect([1, 2]).toContain(reached.length);
  }
  for (const y of points('valley')) expect(distanceToNearest(samples, y)).toBeLessThan(0.05);
  for (const y of points('ridge')) expect(distanceToNearest(samples, y)).toBeGreaterThan(0.18);
});

test('what flows into a box is the integral of the divergence over it', () => {
  const [centre, half] = [[0.5, 0.3], 0.35] as const;
  const count = 400;
  const nodes = Array.from({ length: count }, (_, i) => half * ((2 * i + 1) / count - 1));
  const step = (2 * half) / count;
  const at = (d1: number, d2: number) => field([centre[0] + d1, centre[1] + d2]);
  const flux = nodes.reduce(
    (sum, s) => sum + at(half, s).v[0] - at(-half, s).v[0] + at(s, half).v[1] - at(s, -half).v[1],
    0,
  );
  const coarse = nodes.filter((_, i) => i % 4 === 1).map((s) => s + step / 2);
  const inside = coarse.reduce(
    (sum, d1) => sum + coarse.reduce((part, d2) => part + divergence(at(d1, d2)), 0),
    0,
  );
  expect((inside * (4 * step) ** 2) / (flux * step)).toBeCloseTo(1, 2);
});

test('J + I is symmetric and positive, as a covariance is', () => {
  for (const y of planePoints({ halfWidth: 1.25, halfHeight: 1.25, columns: 25, rows: 25 })) {
    const here = field(y);
    expect(Math.abs(curl(here))).toBeLessThan(1e-12);
    expect(realParts(here)[0]).toBeGreaterThan(-1 - 1e-9);
  }
});

test('iterating the reconstruction ends near the data, and gains ‖v‖² in each step', () => {
  expect(number('wanderers-reach')).toBeLessThan(0.05);
  const beta = coldnessOf(number('sigma'));
  const best = bestReconstruction(samples, number('sigma'));
  const random = seededRandom(5);
  for (let walk = 0; walk < 20; walk++) {
    let y: Point = [2.4 * random.uniform() - 1.2, 2.4 * random.uniform() - 1.2];
    for (let step = 0; step < 10; step++) {
      const next = best(y);
      const gain =
        warmPrototypeEnergy(samples, y, beta).value -
        warmPrototypeEnergy(samples, next, beta).value;
      expect(gain).toBeGreaterThan((next[0] - y[0]) ** 2 + (next[1] - y[1]) ** 2 - 1e-12);
      y = next;
    }
  }
});

test('streamlines keep their distance from each other', () => {
  const rows = figureRows(data, 'flow', ['piece', 'y1', 'y2']);
  const { separation } = figure.parameters.streamlines;
  const tolerance = figure.parameters.lineTolerance;
  const segments = rows.slice(1).map((to, i) => ({ from: rows[i]!, to }));
  for (const one of rows.filter((_, i) => i % 10 === 0)) {
    const others = segments.filter(
      ({ from, to }) => from.piece === to.piece && to.piece !== one.piece,
    );
    const distances = others.map(({ from, to }) =>
      distanceToSegment([one.y1, one.y2], [from.y1, from.y2], [to.y1, to.y2]),
    );
    expect(Math.min(...distances)).toBeGreaterThan(separation / 2 - tolerance - 1e-9);
  }
});
