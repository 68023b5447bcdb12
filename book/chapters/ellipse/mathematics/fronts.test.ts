import { expect, test } from 'vitest';
import { coldFreeEnergy } from './free-energy.ts';
import { depth, frontLength, fronts, offset } from './fronts.ts';
import { periodNodes } from '@chiaroscuro/compute/grids';
import { untrainedWeights as w } from './manifold.ts';

test('every point of a front has the front’s distance from the manifold', () => {
  for (const radius of [0.05, 0.1, 0.2, 0.35, 0.4, 1, 2.2]) {
    for (const curve of fronts(w, radius)) {
      expect(curve).toHaveLength(frontLength);
      for (const y of curve) {
        expect(Math.abs(coldFreeEnergy(w, y).value - radius ** 2)).toBeLessThan(1e-9);
      }
    }
  }
});

test('a front has an inner part while its radius is below the smaller half-axis', () => {
  expect(fronts(w, 0.39)).toHaveLength(2);
  expect(fronts(w, 0.4)).toHaveLength(1);
});

test('fronts are closed', () => {
  for (const curve of [...fronts(w, 0.05), ...fronts(w, 0.3)]) {
    expect(curve.at(-1)![0]).toBeCloseTo(curve[0]![0], 12);
    expect(curve.at(-1)![1]).toBeCloseTo(curve[0]![1], 12);
  }
});

test('inward normals end on the medial axis, at the distance of the manifold', () => {
  for (const angle of periodNodes(40)) {
    const end = offset(w, angle, -depth(w, angle));
    expect(Math.abs(end[1])).toBeLessThan(1e-12);
    expect(Math.abs(coldFreeEnergy(w, end).value - depth(w, angle) ** 2)).toBeLessThan(1e-9);
  }
});
