import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const drawing = readFileSync(new URL('observed.tex', import.meta.url), 'utf8');
const nodes = [...drawing.matchAll(/\\node\[(observed|variable)\b[^;]*?\{\$\\(v\w+)\$\}/g)].map(
  ([, style, symbol]) => ({ style, symbol }),
);

const rowOf = (row: number) =>
  [...drawing.matchAll(/\\node\[(observed|variable)\b[^\]]*\] at \(c(\d)r(\d)\) \{\$\\(\w+)\$\}/g)]
    .filter(([, , , place]) => Number(place) === row)
    .map(([, style, , , symbol]) => `${symbol} ${style}`);

test('in training input and target are observed, afterwards the input alone', () => {
  const never = ['vz variable', 'vh variable', 'vytilde variable'];
  expect(rowOf(0)).toEqual(['vx observed', 'vy observed', ...never]);
  expect(rowOf(1)).toEqual(['vx observed', 'vy variable', ...never]);
});

test('a latent is filled nowhere, an input everywhere', () => {
  expect(nodes.filter(({ symbol }) => symbol === 'vz').map(({ style }) => style)).not.toContain(
    'observed',
  );
  expect(nodes.filter(({ symbol }) => symbol === 'vx').map(({ style }) => style)).not.toContain(
    'variable',
  );
});

test('the kinds of models lie one within the other', () => {
  const boxes = [
    ...drawing.matchAll(/\((-?[\d.]*)(?:em)?,(-[\d.]+)em\) rectangle \(([\d.]+)em,([\d.]+)em\)/g),
  ].map((box) => box.slice(1).map(Number));
  expect(boxes).toHaveLength(3);
  boxes.slice(1).forEach(([left, low, right, high], i) => {
    const inner = boxes[i]!;
    expect(left).toBeLessThan(inner[0]!);
    expect(low).toBeLessThan(inner[1]!);
    expect(right).toBeGreaterThan(inner[2]!);
    expect(high).toBeGreaterThan(inner[3]!);
  });
});
