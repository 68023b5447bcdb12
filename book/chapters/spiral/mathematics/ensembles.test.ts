import { expect, test } from 'vitest';
import { entropy, meanAndDeviation, opinionOf } from './ensembles.ts';

test('mean and standard deviation of known numbers', () => {
  expect(meanAndDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ mean: 5, deviation: 2 });
});

test('entropy runs from 0 to log K', () => {
  expect(entropy([0, 1, 0])).toBe(0);
  expect(entropy([0.2, 0.2, 0.2, 0.2, 0.2])).toBeCloseTo(Math.log(5), 12);
});

test('members that agree give no information, however unsure they are', () => {
  const { total, information } = opinionOf([
    [0.5, 0.5],
    [0.5, 0.5],
  ]);
  expect(total).toBeCloseTo(Math.log(2), 12);
  expect(information).toBe(0);
});

test('members that are sure of different classes give all the uncertainty as information', () => {
  const { probabilities, total, information } = opinionOf([
    [1, 0],
    [0, 1],
  ]);
  expect(probabilities).toEqual([0.5, 0.5]);
  expect(information).toBeCloseTo(total, 12);
  expect(total).toBeCloseTo(Math.log(2), 12);
});
