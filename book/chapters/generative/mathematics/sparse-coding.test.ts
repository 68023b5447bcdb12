import { seededRandom } from '@chiaroscuro/compute/random';
import type { Point } from '@chiaroscuro/compute/plane';
import { expect, test } from 'vitest';
import {
  lipschitzConstant,
  reconstructionGradient,
  sparseCode,
  sparseEnergy,
  type Dictionary,
} from './sparse-coding.ts';
import { fista, ista } from './sparse-inference.ts';
import { randomAtoms, starAtoms } from './star.ts';

const random = seededRandom(11);
const targets = Array.from({ length: 60 }, (): Point => [
  2 * random.uniform() - 1,
  2 * random.uniform() - 1,
]);
const dictionaries: [string, Dictionary][] = [
  ['the star', { atoms: starAtoms, lambda: 0.1 }],
  ['eight random atoms', { atoms: randomAtoms(random, 8), lambda: 0.05 }],
];

test.each(dictionaries)('the codes of %s satisfy the optimality conditions', (_, dictionary) => {
  const { atoms, lambda } = dictionary;
  for (const y of targets) {
    const { z, value } = sparseCode(dictionary, y);
    expect(value).toBeCloseTo(sparseEnergy(dictionary, y, z), 12);
    reconstructionGradient(atoms, y, z).forEach((slope, j) => {
      if (z[j] === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(lambda + 1e-10);
      else expect(slope).toBeCloseTo(-lambda * Math.sign(z[j]!), 10);
    });
  }
});

test.each(dictionaries)(
  'for %s, ISTA descends, and both methods keep their bounds',
  (_, dictionary) => {
    const L = lipschitzConstant(dictionary.atoms);
    const start = dictionary.atoms.map(() => 0);
    for (const y of targets.slice(0, 20)) {
      const { z, value } = sparseCode(dictionary, y);
      const distance = z.reduce((sum, entry) => sum + entry * entry, 0);
      const slow = ista(dictionary, y, start, 60).map((code) => sparseEnergy(dictionary, y, code));
      const fast = fista(dictionary, y, start, 60).map((code) => sparseEnergy(dictionary, y, code));
      for (let k = 1; k <= 60; k++) {
        expect(slow[k]!).toBeLessThanOrEqual(slow[k - 1]! + 1e-14);
        expect(slow[k]! - value).toBeLessThanOrEqual((L * distance) / (2 * k) + 1e-12);
        expect(fast[k]! - value).toBeLessThanOrEqual((2 * L * distance) / (k + 1) ** 2 + 1e-12);
      }
    }
  },
);

test('a price of at least 2‖Wᵀy‖_∞ leaves no code at all', () => {
  for (const y of targets) {
    const most = Math.max(...starAtoms.map(([w1, w2]) => Math.abs(w1 * y[0] + w2 * y[1])));
    const { z, value } = sparseCode({ atoms: starAtoms, lambda: 2 * most }, y);
    expect(z).toEqual([0, 0, 0]);
    expect(value).toBe(y[0] ** 2 + y[1] ** 2);
    const cheaper = sparseCode({ atoms: starAtoms, lambda: 1.9 * most }, y);
    expect(cheaper.value).toBeLessThan(value);
  }
});

test('the star’s constant is 3', () => {
  expect(lipschitzConstant(starAtoms)).toBeCloseTo(3, 12);
});
