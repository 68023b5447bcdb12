import { figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import sandwich from './sandwich.ts';

const data = await runFigure(sandwich);
const grid = (place: number) => figureRows(data, `grid-${place}`, ['piece', 'x1', 'x2']);
const cloud = (place: number) => figureRows(data, `cloud-${place}`, ['turn', 'x1', 'x2']);

/** The largest distance of a line's points from the chord between its ends. */
function sag(place: number, piece: number): number {
  const line = grid(place).filter((row) => row.piece === piece);
  const [start, end] = [line[0]!, line.at(-1)!];
  const [u, v] = [end.x1 - start.x1, end.x2 - start.x2];
  return Math.max(
    ...line.map(
      ({ x1, x2 }) => Math.abs((x1 - start.x1) * v - (x2 - start.x2) * u) / Math.hypot(u, v),
    ),
  );
}

test('an affine map keeps lines straight, a bend does not', () => {
  for (let piece = 0; piece < 18; piece++) {
    expect(sag(0, piece)).toBeLessThan(1e-12);
    expect(sag(1, piece)).toBeLessThan(1e-12);
  }
  for (const place of [2, 3, 4])
    expect(Math.max(...[0, 4, 9, 17].map((piece) => sag(place, piece)))).toBeGreaterThan(0.2);
});

test('the bends are hyperbolic tangents of what comes before them', () => {
  for (const place of [1, 3])
    cloud(place).forEach(({ x1, x2 }, i) => {
      expect(cloud(place + 1)[i]!.x1).toBeCloseTo(Math.tanh(x1), 14);
      expect(cloud(place + 1)[i]!.x2).toBeCloseTo(Math.tanh(x2), 14);
    });
});

test('the second affine map has the weights that its figure tells', () => {
  const [before, after] = [cloud(2), cloud(3)];
  const map = (x1: number, x2: number) => [0.9 * x1 - 1.6 * x2 - 0.2, 1.5 * x1 + 0.7 * x2 + 0.3];
  before.forEach(({ x1, x2 }, i) => {
    const [s1, s2] = map(x1, x2);
    expect(after[i]!.x1).toBeCloseTo(s1!, 12);
    expect(after[i]!.x2).toBeCloseTo(s2!, 12);
  });
});

test('colours stay with their points', () => {
  for (const place of [1, 2, 3, 4])
    expect(cloud(place).map(({ turn }) => turn)).toEqual(cloud(0).map(({ turn }) => turn));
});
