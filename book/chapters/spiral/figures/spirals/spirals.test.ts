import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { argmax, spiralPosterior } from '../../mathematics/bayes-rule.ts';
import { polarPoint, type Point } from '../../mathematics/spiral-samples.ts';
import spirals, { armLead } from './spirals.ts';

const data = await runFigure(spirals);
const classes = [1, 2, 3, 4, 5];
const arms = classes.flatMap((c) =>
  figureRows(data, `arm-${c}`, ['class', 't', 'x1', 'x2', 'm1', 'm2']),
);
const samples = classes.flatMap((c) => figureRows(data, `samples-${c}`, ['class', 'x1', 'x2']));

test('the distance from the origin is 0.8 t + 0.2, noise or not', () => {
  for (const { t, x1, x2, m1, m2 } of arms) {
    expect(Math.hypot(x1, x2)).toBeCloseTo(0.8 * t + 0.2, 12);
    expect(Math.hypot(m1, m2)).toBeCloseTo(0.8 * t + 0.2, 12);
  }
  samples.forEach(({ x1, x2 }, i) => {
    expect(Math.hypot(x1, x2)).toBeCloseTo((0.8 * (i % 200)) / 199 + 0.2, 12);
  });
});

test('arm k is the first one turned by 2πk/5', () => {
  const first = arms.filter((row) => row.class === 1);
  for (const k of [1, 2, 3, 4]) {
    const turn = (2 * Math.PI * k) / 5;
    arms
      .filter((row) => row.class === k + 1)
      .forEach(({ x1, x2 }, i) => {
        const from = first[i]!;
        expect(x1).toBeCloseTo(Math.cos(turn) * from.x1 + Math.sin(turn) * from.x2, 12);
        expect(x2).toBeCloseTo(Math.cos(turn) * from.x2 - Math.sin(turn) * from.x1, 12);
      });
  }
});

test('the noise in the angle has a standard deviation of 0.2, within 5 %', () => {
  const offsets = samples.map(({ class: c, x1, x2 }, i) => {
    const clean = ((2 * (i % 200)) / 199 + c - 1) * ((2 * Math.PI) / 5);
    const offset = Math.atan2(x1, x2) - clean;
    return Math.atan2(Math.sin(offset), Math.cos(offset));
  });
  const deviation = Math.sqrt(offsets.reduce((sum, e) => sum + e * e, 0) / offsets.length);
  expect(Math.abs(deviation / 0.2 - 1)).toBeLessThan(0.05);
});

test('on the drawn borders two neighbouring arms are equally likely', () => {
  for (const { class: c, m1, m2 } of arms) {
    const p = spiralPosterior([m1, m2]);
    expect(p[c - 1]!).toBeCloseTo(p[c % 5]!, 9);
  }
});

test('the best rule misses as many samples as its accuracy lets expect', () => {
  const missed = samples.filter(
    (row) => argmax(spiralPosterior([row.x1, row.x2])) !== row.class - 1,
  );
  expect(missed).toHaveLength(figureNumber(data, 'bayes-missed'));
  const expected = 1000 * (1 - figureNumber(data, 'bayes-percent') / 100);
  expect(Math.abs(missed.length - expected)).toBeLessThan(4 * Math.sqrt(expected));
});

test('the chord of arm 1 meets arm 2 in its outer half', () => {
  const [start, end] = [polarPoint(0.2, 0), polarPoint(1, (4 * Math.PI) / 5)];
  const at = (u: number): Point => [
    (1 - u) * start[0] + u * end[0],
    (1 - u) * start[1] + u * end[1],
  ];
  expect((armLead(at(0.5), 5) * 180) / Math.PI).toBeCloseTo(
    figureNumber(data, 'chord-lead-degrees'),
    9,
  );
  expect(armLead(at(0.5), 5)).toBeGreaterThan((2 * Math.PI) / 5);
  expect(armLead(at(0.99), 5)).toBeLessThan((2 * Math.PI) / 5);
  const radii = [0.5, 0.7, 0.9, 1].map((u) => Math.hypot(...at(u)));
  radii.slice(1).forEach((radius, i) => expect(radius).toBeGreaterThan(radii[i]!));
});

test('the noise for 90 % leaves a tenth beyond half the way to the next arm', () => {
  // 1.6449 standard deviations, from tables of the normal distribution
  expect(Math.PI / 5 / figureNumber(data, 'noise-for-90-percent')).toBeCloseTo(1.6449, 3);
});
