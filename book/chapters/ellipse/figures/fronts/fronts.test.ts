import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import fronts from './fronts.ts';

const { tables } = await runFigure(fronts);
const { step, outward, inward } = fronts.parameters;

test('every point of a front is at the front’s distance from the manifold', () => {
  for (let k = -inward; k <= outward; k++) {
    const first = tables['fronts']!.columns[`first${k + inward}`]!;
    const second = tables['fronts']!.columns[`second${k + inward}`]!;
    for (let row = 0; row < first.length; row++) {
      const { value } = coldFreeEnergy([2, 1.5], [first[row]!, second[row]!]);
      expect(value).toBeCloseTo((step * k) ** 2, 9);
    }
  }
});

test('every front is closed', () => {
  for (const values of Object.values(tables['fronts']!.columns)) {
    expect(values[values.length - 1]).toBeCloseTo(values[0]!, 12);
  }
});
