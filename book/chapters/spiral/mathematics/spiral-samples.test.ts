import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { fiveSpirals, spiralSamples, spiralSamplesSeed } from './spiral-samples.ts';

const samples = spiralSamples(seededRandom(spiralSamplesSeed));

test('there are five arms of 200 samples, in the order of the arms', () => {
  expect(samples).toHaveLength(1000);
  samples.forEach(({ k }, i) => expect(k).toBe(Math.floor(i / 200)));
  for (const arm of [0, 1, 2, 3, 4]) {
    const places = samples.filter(({ k }) => k === arm).map(({ t }) => t);
    expect([places[0], places.at(-1)]).toEqual([0, 1]);
    places.slice(1).forEach((t, i) => expect(t - places[i]!).toBeCloseTo(1 / 199, 12));
  }
});

test('the noise leaves the distance from the origin alone', () => {
  for (const { x, clean, t } of samples) {
    expect(Math.abs(Math.hypot(...x) - (0.8 * t + 0.2))).toBeLessThan(1e-12);
    expect(Math.abs(Math.hypot(...clean) - (0.8 * t + 0.2))).toBeLessThan(1e-12);
  }
});

test('a clean arm is the first one, turned', () => {
  samples.forEach(({ clean, k }, i) => {
    const [x1, x2] = samples[i % 200]!.clean;
    const turn = (2 * Math.PI * k) / 5;
    // The angle is clockwise from x₂, so that the arms follow one another clockwise.
    expect(clean[0]).toBeCloseTo(Math.cos(turn) * x1 + Math.sin(turn) * x2, 12);
    expect(clean[1]).toBeCloseTo(Math.cos(turn) * x2 - Math.sin(turn) * x1, 12);
  });
});

test('the first arm starts above the origin and turns through 144° clockwise', () => {
  expect(samples[0]!.clean).toEqual([0, 0.2]);
  const [x1, x2] = samples[199]!.clean;
  expect((Math.atan2(x1, x2) * 180) / Math.PI).toBeCloseTo(144, 10);
});

test('the noise in the angle has mean 0 and standard deviation 0.2', () => {
  const noise = samples.map(({ x, clean }) =>
    Math.atan2(x[0] * clean[1] - x[1] * clean[0], x[0] * clean[0] + x[1] * clean[1]),
  );
  const mean = noise.reduce((sum, e) => sum + e, 0) / noise.length;
  const variance = noise.reduce((sum, e) => sum + (e - mean) ** 2, 0) / noise.length;
  expect(Math.abs(mean)).toBeLessThan((4 * 0.2) / Math.sqrt(1000));
  expect(Math.abs(Math.sqrt(variance) / 0.2 - 1)).toBeLessThan(0.05);
});

test('another number of arms, points and noise can be asked for; equal seeds give equal samples', () => {
  const three = { classes: 3, perClass: 50, noise: 0 };
  const clean = spiralSamples(seededRandom(7), three);
  expect(clean).toHaveLength(150);
  for (const sample of clean) expect(sample.x).toEqual(sample.clean);
  expect(clean[149]!.k).toBe(2);
  expect(spiralSamples(seededRandom(7), fiveSpirals)).toEqual(spiralSamples(seededRandom(7)));
});
