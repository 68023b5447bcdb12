import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { meanEnergy } from '../../mathematics/energy.ts';
import type { Weights } from '../../mathematics/manifold.ts';
import temperatures from './temperatures.ts';

const data = await runFigure(temperatures);
const names = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6'] as const;
const betas = [0.1, Math.sqrt(0.1), 1, Math.sqrt(10), 10, Infinity];
const states: [name: string, w: Weights][] = [
  ['untrained', [-1.5, 0.4]],
  ['trained', [2, 1.5]],
];

test.each([
  ['untrained', [1.178, 1.119, 0.949, 0.625, 0.368, 0.16]],
  ['trained', [3.106, 3.065, 2.942, 2.683, 2.449, 2.25]],
])('%s, the free energies at the origin have their known values', (state, expected) => {
  const centre = figureRows(data, state, ['y2', ...names]).find(({ y2 }) => y2 === 0)!;
  expected.forEach((value, i) => {
    expect(figureNumber(data, `${state}-${i + 1}`)).toBeCloseTo(value, 3);
    expect(centre[names[i]!]).toBeCloseTo(figureNumber(data, `${state}-${i + 1}`), 12);
  });
});

test.each([
  ['untrained', [[0], [0], [0], [0], [0.39], [0.4]]],
  ['trained', [[0], [0], [1.38], [1.47], [1.49], [1.5]]],
])('%s, the cuts have their known minima', (state, expected) => {
  const minima = figureRows(data, `${state}-minima`, ['curve', 'y2', 'F']);
  expected.forEach(([at], i) => {
    const own = minima.filter(({ curve }) => curve === i + 1).map(({ y2 }) => y2);
    const symmetric = at === 0 ? [0] : [-at!, at!];
    expect(own).toHaveLength(symmetric.length);
    own.forEach((y2, side) => expect(Math.abs(y2 - symmetric[side]!)).toBeLessThan(0.006));
  });
});

test.each(states)(
  '%s, colder free energies are nowhere higher and stay between minimum and mean',
  (state, w) => {
    for (const row of figureRows(data, state, ['y2', ...names])) {
      const values = names.map((name) => row[name]);
      values.slice(1).forEach((value, i) => expect(value).toBeLessThanOrEqual(values[i]! + 1e-12));
      expect(values[0]).toBeLessThanOrEqual(meanEnergy(w, [0, row.y2]));
      const cold = values.at(-1)!;
      names.slice(0, -1).forEach((name, i) => {
        // The bound holds for the least energy of the nodes; that exceeds F_∞ by 0.0097 at most.
        expect(row[name] - cold).toBeLessThanOrEqual(Math.log(48) / betas[i]! + 0.0097);
      });
    }
  },
);

test('the cuts are symmetric, and the coldest is (|y₂| − |w₂|)² where y₁ is the major axis', () => {
  for (const [state] of states) {
    const rows = figureRows(data, state, ['y2', ...names]);
    rows.forEach((row, i) => {
      const mirror = rows[rows.length - 1 - i]!;
      for (const name of names) expect(Math.abs(row[name] - mirror[name])).toBeLessThan(1e-9);
    });
  }
  for (const { y2, F6 } of figureRows(data, 'untrained', ['y2', 'F6'])) {
    expect(Math.abs(F6 - (Math.abs(y2) - 0.4) ** 2)).toBeLessThan(1e-9);
  }
});
