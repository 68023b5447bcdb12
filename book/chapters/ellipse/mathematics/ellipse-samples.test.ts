import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { secondMoments } from './collapse.ts';
import { ellipseSamples, ellipseSamplesSeed } from './ellipse-samples.ts';

const samples = ellipseSamples(seededRandom(ellipseSamplesSeed));

test('the random stream of seed 1 begins with its known numbers', () => {
  const random = seededRandom(1);
  expect([random.uniform(), random.uniform(), random.uniform()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
  ]);
});

test('the training set has its known first samples', () => {
  expect(samples).toHaveLength(24);
  expect(samples[0]![0]).toBeCloseTo(-0.207337, 6);
  expect(samples[0]![1]).toBeCloseTo(-1.448648, 6);
  expect(samples[1]![0]).toBeCloseTo(-1.398134, 6);
  expect(samples[1]![1]).toBeCloseTo(-1.033042, 6);
});

test('samples 10 and 17 are the two that the chapter follows', () => {
  expect(samples[9]![0]).toBeCloseTo(1.97, 3);
  expect(samples[9]![1]).toBeCloseTo(0.388, 3);
  expect(samples[16]![0]).toBeCloseTo(-0.405, 3);
  expect(samples[16]![1]).toBeCloseTo(1.473, 3);
});

test('the training set has its known mean squares', () => {
  const [m1, m2] = secondMoments(samples);
  expect(m1).toBeCloseTo(2.005896, 6);
  expect(m2).toBeCloseTo(1.119809, 6);
});

test('the largest gap between the angles of neighbouring samples is 0.62 rad', () => {
  const angles = samples
    .map(([y1, y2]) => Math.atan2(y2 / 1.5, y1 / 2))
    .sort((one, other) => one - other);
  const gaps = angles.map((angle, i) => (angles[i + 1] ?? angles[0]! + 2 * Math.PI) - angle);
  expect(Math.max(...gaps)).toBeCloseTo(0.62, 2);
});
