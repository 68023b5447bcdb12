import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { linspace } from '@chiaroscuro/compute/grids';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import {
  entropy,
  expectation,
  fitEnergies,
  gibbs,
  mixtureShares,
} from '../../mathematics/maximum-likelihood.ts';
import maximumLikelihood from './maximum-likelihood.ts';

const nodes = linspace(-3, 3, 201);
const h = 0.03;
const target = mixtureShares(nodes);
const data = await runFigure(maximumLikelihood);
const loss = (e: readonly number[], beta: number) => expectation(target, e) - gibbs(e, beta, h).F;

test('the gradient of the negative log-likelihood is p̂ − p, and sums to zero', () => {
  const e = nodes.map((y) => Math.sin(3 * y) + y * y);
  const step = 1e-5;
  for (const beta of [0.5, 2]) {
    const { p } = gibbs(e, beta, h);
    for (const k of [3, 60, 100, 150]) {
      const moved = (by: number) => e.map((each, i) => (i === k ? each + by : each));
      const slope = (loss(moved(step), beta) - loss(moved(-step), beta)) / (2 * step);
      expect(Math.abs(slope - (target[k]! - p[k]!))).toBeLessThan(1e-8);
    }
    const sum = p.reduce((total, share, k) => total + target[k]! - share, 0);
    expect(Math.abs(sum)).toBeLessThan(1e-12);
  }
});

test('a constant added to all energies changes nothing', () => {
  const e = nodes.map((y) => y ** 2);
  expect(
    loss(
      e.map((each) => each + 5),
      1,
    ),
  ).toBeCloseTo(loss(e, 1), 10);
});

test('with a step below 4/β the loss never rises and never falls below its bound', () => {
  for (const beta of [1, 3]) {
    const bound = (entropy(target) + Math.log(h)) / beta;
    const { losses } = fitEnergies(target, { h, beta, step: 3.9 / beta, steps: 2000 });
    losses.slice(1).forEach((each, n) => expect(each).toBeLessThanOrEqual(losses[n]! + 1e-12));
    for (const each of losses) expect(each).toBeGreaterThanOrEqual(bound - 1e-12);
  }
});

test('with a step far above it rises somewhere', () => {
  const { losses } = fitEnergies(target, { h, beta: 1, step: 200, steps: 200 });
  expect(losses.slice(1).some((each, n) => each > losses[n]!)).toBe(true);
});

test('after 1000 steps the distributions agree, and βe + log p̂ is a constant where there are data', () => {
  const last = figureRows(data, 'fit-1000', ['e', 'p', 'data']);
  expect(figureNumber(data, 'error-last')).toBeLessThan(1e-3);
  const constants = last
    .filter((row) => row.data * h > 1e-3)
    .map((row) => row.e + Math.log(row.data));
  expect(Math.max(...constants) - Math.min(...constants)).toBeLessThan(0.1);
  for (const row of last) expect(Math.abs(row.p - row.data) * h).toBeLessThan(1e-3);
});

test('the forces point down where data are missing from the model, and up where it has too many', () => {
  const before = figureRows(data, `fit-${figureNumber(data, 'middle-steps')}`, ['y', 'p', 'data']);
  for (const { y, v } of figureRows(data, 'forces', ['y', 'v'])) {
    const node = before.find((row) => Math.abs(row.y - y) < 1e-9)!;
    expect(Math.sign(v)).toBe(Math.sign(node.p - node.data));
  }
});
