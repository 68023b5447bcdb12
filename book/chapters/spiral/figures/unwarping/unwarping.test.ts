import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { createRun } from '@chiaroscuro/compute/run';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { expect, test } from 'vitest';
import { aligned } from '../../mathematics/alignment.ts';
import { leadOf } from '../../mathematics/class-energies.ts';
import { cutAtPlane, embed } from '../../mathematics/embedding-net.ts';
import embedding from '../../models/embedding.ts';
import unwarping from './unwarping.ts';

const run = createRun();
const data = await runFigure(unwarping, { run });
const { data: model } = await run.train(embedding, 'test');
const net = cutAtPlane(model.weights);
const number = (name: string) => figureNumber(data, name);
const classes = [1, 2, 3, 4, 5];
const stages = ['x1', 'x2', 'm1', 'm2', 'h1', 'h2'] as const;

/** A point of 𝓗 as the figure draws it. */
function drawn(h: Point): Point {
  const scale = number('window') / number('reach');
  const [h1, h2] = aligned({ isMirrored: number('mirrored') === 1, angle: number('turn') }, h);
  return [scale * h1, scale * h2];
}

/** A drawn point of 𝓗 as the net knows it. */
function undrawn([e1, e2]: Point): Point {
  const scale = number('reach') / number('window');
  const [c, s] = [Math.cos(number('turn')), Math.sin(number('turn'))];
  const [h1, h2] = [scale * (c * e1 + s * e2), scale * (c * e2 - s * e1)];
  return number('mirrored') === 1 ? [h1, -h2] : [h1, h2];
}

const classOf = (h: Point) => {
  const scores = evaluateNet(net.head, h);
  return scores.indexOf(Math.max(...scores)) + 1;
};

function wedge(k: number): Point[] {
  return figureRows(data, `wedge-${k}`, ['h1', 'h2']).map(({ h1, h2 }): Point => [h1, h2]);
}

test('the net tells more than 99 of 100 samples, and little fewer fresh ones', () => {
  expect(number('accuracy')).toBeGreaterThan(0.99);
  expect(number('fresh-accuracy')).toBeGreaterThan(0.97);
  expect(number('fresh-accuracy')).toBeLessThanOrEqual(1);
  expect(number('loss')).toBeLessThan(number('first-loss') / 100);
});

test('every stage is where it should be: the net’s own h, and the points halfway', () => {
  for (const table of ['samples', 'grid', 'region-1', 'region-4'])
    for (const row of figureRows(data, table, stages).filter((_, i) => i % 7 === 0)) {
      const h = drawn(embed(net, [row.x1, row.x2]));
      expect(Math.hypot(row.h1 - h[0], row.h2 - h[1])).toBeLessThan(1e-9);
      expect(row.m1).toBeCloseTo((row.x1 + row.h1) / 2, 12);
      expect(row.m2).toBeCloseTo((row.x2 + row.h2) / 2, 12);
    }
});

test('as many samples as the accuracy says lie in the wedge of their class, and none outside the picture', () => {
  const samples = figureRows(data, 'samples', ['class', 'h1', 'h2']);
  const right = samples.filter((row) => {
    const corners = wedge(row.class);
    // On the same side of every edge of a convex polygon.
    const sides = corners.map(([u, v], i) => {
      const [nu, nv] = corners[(i + 1) % corners.length]!;
      return Math.sign((nu - u) * (row.h2 - v) - (nv - v) * (row.h1 - u));
    });
    return new Set(sides).size === 1;
  });
  expect(right.length / samples.length).toBeCloseTo(number('accuracy'), 12);
  for (const { h1, h2 } of samples) expect(Math.hypot(h1, h2)).toBeLessThan(number('window'));
});

test('in 𝓗 every region is convex: between two points of a class there is no other', () => {
  const random = seededRandom(1);
  const points = figureRows(data, 'grid', ['h1', 'h2']).map(({ h1, h2 }) => undrawn([h1, h2]));
  const pick = () => points[Math.floor(random.uniform() * points.length)]!;
  let pairs = 0;
  while (pairs < 500) {
    const [a, b] = [pick(), pick()];
    if (classOf(a) !== classOf(b)) continue;
    pairs += 1;
    expect(classOf([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2])).toBe(classOf(a));
  }
});

test('along the inner borders of the wedges the two largest scores are equal', () => {
  let inner = 0;
  for (const k of classes)
    for (const corner of wedge(k).map(undrawn)) {
      const reach = Math.SQRT2 * number('reach');
      const isOnSquare = Math.abs(Math.max(...corner.map(Math.abs)) - reach) < 1e-6;
      const lead = leadOf(evaluateNet(net.head, corner), k - 1);
      if (isOnSquare) expect(lead).toBeGreaterThan(-1e-5);
      else {
        inner += 1;
        expect(Math.abs(lead)).toBeLessThan(1e-5);
      }
    }
  expect(inner).toBeGreaterThanOrEqual(5);
});

test('the outlines in the input plane are where a class ties with its best rival', () => {
  for (const k of classes) {
    const rows = figureRows(data, `region-${k}`, ['x1', 'x2']);
    const inner = rows.filter(({ x1, x2 }) => Math.max(Math.abs(x1), Math.abs(x2)) < 1.1 - 1e-9);
    expect(inner.length).toBeGreaterThan(40);
    for (const { x1, x2 } of inner) {
      const lead = (u: number, v: number) =>
        leadOf(evaluateNet(net.head, embed(net, [u, v])), k - 1);
      const [du, dv] = [lead(x1 + 1e-4, x2), lead(x1, x2 + 1e-4)].map(
        (moved) => (moved - lead(x1, x2)) / 1e-4,
      ) as [number, number];
      // By the slope there, the border is nearer than half a cell of the grid.
      expect(Math.abs(lead(x1, x2)) / Math.hypot(du, dv)).toBeLessThan(0.5 * (2.2 / 60));
    }
  }
});

test('straight borders in 𝓗 need crooked ones in the input plane', () => {
  const convexShare = classes.map((k) => {
    const line = figureRows(data, `region-${k}`, ['x1', 'x2']).slice(1);
    const turns = line.slice(2).map((c, i) => {
      const [a, b] = [line[i]!, line[i + 1]!];
      return Math.sign((b.x1 - a.x1) * (c.x2 - b.x2) - (b.x2 - a.x2) * (c.x1 - b.x1));
    });
    return new Set(turns.filter((turn) => turn !== 0)).size;
  });
  expect(convexShare).toEqual([2, 2, 2, 2, 2]);
});
