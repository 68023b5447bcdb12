import { expect, test } from 'vitest';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import circuit from './circuit.ts';

const data = await runFigure(circuit);
const rows = figureRows(data, 'wires', ['wire', 'row', 'value', 'gradient']);
const column = (wire: number) => rows.filter((row) => row.wire === wire);

test('the wires carry 2, 7, 7, 5 and 5 numbers', () => {
  expect([0, 1, 2, 3, 4].map((wire) => column(wire).length)).toEqual([2, 7, 7, 5, 5]);
});

test('the ReLU passes a gradient on exactly where it passed a value on', () => {
  column(1).forEach(({ value, gradient }, row) => {
    const after = column(2)[row]!;
    expect(after.value).toBe(Math.max(0, value));
    expect(gradient).toBe(value > 0 ? after.gradient : 0);
  });
  expect(figureNumber(data, 'alive')).toBe(4);
});

test('the log-softargmax is normalised, and its cost is that of the target', () => {
  const sum = column(4).reduce((total, { value }) => total + Math.exp(value), 0);
  expect(sum).toBeCloseTo(1, 12);
  expect(figureNumber(data, 'cost')).toBeCloseTo(-column(4)[2]!.value, 12);
});

test('behind it stand p − y: the gradient on the scores is the probability, less one for the target', () => {
  column(3).forEach(({ gradient }, k) => {
    const p = Math.exp(column(4)[k]!.value);
    expect(gradient).toBeCloseTo(k === 2 ? p - 1 : p, 12);
  });
});
