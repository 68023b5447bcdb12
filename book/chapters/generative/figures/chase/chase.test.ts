import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { growth, playRound } from '../../mathematics/smallest-game.ts';
import chase from './chase.ts';

const data = await runFigure(chase);
const rate = figureNumber(data, 'rate');
const states = (table: string) => figureRows(data, table, ['a', 's']);

test('equilibrium is a state that no rule leaves, and the only one', () => {
  for (const order of ['simultaneous', 'in turn'] as const) {
    const rules = { rate, order, penalty: 0.5 };
    expect(playRound({ a: 0, s: 0 }, rules)).toEqual({ a: 0, s: 0 });
    const { a, s } = playRound({ a: 0.1, s: -0.2 }, rules);
    expect(Math.hypot(a - 0.1, s + 0.2)).toBeGreaterThan(0.01);
  }
});

test('steps at the same time multiply the distance by √(1 + η²) each', () => {
  const rows = states('simultaneous');
  rows.slice(1).forEach(({ a, s }, i) => {
    const before = Math.hypot(rows[i]!.a, rows[i]!.s);
    expect(Math.hypot(a, s) / before).toBeCloseTo(Math.sqrt(1 + rate ** 2), 12);
  });
  expect(figureNumber(data, 'growth-simultaneous')).toBeCloseTo(Math.sqrt(1 + rate ** 2), 12);
});

test('steps in turn stay on the ellipse a² + s² + ηas', () => {
  const level = ({ a, s }: { a: number; s: number }) => a * a + s * s + rate * a * s;
  const rows = states('turns');
  for (const row of rows) expect(level(row)).toBeCloseTo(level(rows[0]!), 12);
  expect(figureNumber(data, 'growth-turns')).toBeCloseTo(1, 12);
  // It does not only stand still there.
  expect(Math.min(...rows.map(({ a }) => a))).toBeLessThan(-0.4);
});

test('a price on the slope brings both to rest if it is larger than the step, and only then', () => {
  const penalty = figureNumber(data, 'penalty');
  const rules = { rate, order: 'simultaneous', penalty } as const;
  expect(growth(rules)).toBeCloseTo(Math.sqrt(1 - rate * penalty + rate ** 2), 12);
  const last = states('penalised').at(-1)!;
  expect(Math.hypot(last.a, last.s)).toBeLessThan(0.02);
  expect(growth({ ...rules, penalty: rate })).toBeCloseTo(1, 12);
  expect(growth({ ...rules, penalty: 0.9 * rate })).toBeGreaterThan(1);
});

test('rounds that double or halve the distance do so', () => {
  const doubling = figureNumber(data, 'doubling-rounds');
  const halving = figureNumber(data, 'halving-rounds');
  expect(figureNumber(data, 'growth-simultaneous') ** doubling).toBeCloseTo(2, 10);
  expect(figureNumber(data, 'growth-penalised') ** halving).toBeCloseTo(0.5, 10);
});
