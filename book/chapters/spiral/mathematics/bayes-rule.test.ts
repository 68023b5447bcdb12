import { expect, test } from 'vitest';
import { argmax, bayesAccuracy, spiralPosterior } from './bayes-rule.ts';
import { polarPoint, spiralAngle, spiralRadius } from './spiral-samples.ts';

const at = (k: number, t: number, offset: number) =>
  polarPoint(spiralRadius(t), spiralAngle(k, t, 5) + offset);

test('probabilities are positive, sum to one, and turn with the arms', () => {
  for (const t of [0, 0.3, 1]) {
    for (const offset of [-0.5, 0, 0.2]) {
      const p = spiralPosterior(at(0, t, offset));
      expect(p.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
      const turned = spiralPosterior(at(3, t, offset));
      p.forEach((each, k) => expect(turned[(k + 3) % 5]!).toBeCloseTo(each, 10));
    }
  }
});

test('an arm is most likely on itself, and half-way to the next they are equally likely', () => {
  for (const k of [0, 1, 2, 3, 4]) {
    expect(argmax(spiralPosterior(at(k, 0.6, 0)))).toBe(k);
    const between = spiralPosterior(at(k, 0.6, Math.PI / 5));
    expect(between[k]!).toBeCloseTo(between[(k + 1) % 5]!, 10);
    expect(between[k]!).toBeCloseTo(0.5, 6);
  }
});

test('the odds of two neighbouring arms are those of two normal densities', () => {
  const p = spiralPosterior(at(2, 0.5, 0.3));
  const step = (2 * Math.PI) / 5;
  expect(Math.log(p[2]! / p[3]!)).toBeCloseTo(((step - 0.3) ** 2 - 0.3 ** 2) / (2 * 0.04), 9);
});

test('the best accuracy is that of a normal number within 3.14 standard deviations', () => {
  // erf(3.14159…/√2), from tables of the normal distribution
  expect(bayesAccuracy()).toBeCloseTo(0.99832, 5);
  expect(bayesAccuracy({ classes: 5, perClass: 1, noise: 10 })).toBeLessThan(0.25);
});
