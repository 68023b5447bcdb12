import { expect, test } from 'vitest';
import { energySlope } from './energy.ts';
import { periodNodes } from '@chiaroscuro/compute/grids';
import { untrainedWeights as w } from './manifold.ts';
import { normalLine } from './normals.ts';

const window = { halfWidth: 3, halfHeight: 2 };

test('along the normal line at z the latent z is stationary', () => {
  for (const z of periodNodes(60)) {
    for (const end of normalLine(w, z, window)!) {
      expect(Math.abs(energySlope(w, end, z))).toBeLessThan(1e-9);
    }
  }
});

test('normal lines end on the border of the window', () => {
  for (const z of periodNodes(60)) {
    for (const [y1, y2] of normalLine(w, z, window)!) {
      const reach = Math.max(Math.abs(y1) / window.halfWidth, Math.abs(y2) / window.halfHeight);
      expect(reach).toBeCloseTo(1, 12);
    }
  }
});

test('a normal line that misses the window is left out', () => {
  expect(normalLine(w, 0.5, { halfWidth: 0.1, halfHeight: 0.1 })).toBeUndefined();
});
