import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const drawing = readFileSync(new URL('alphabet.tex', import.meta.url), 'utf8');
const nodes = [...drawing.matchAll(/\\node\[(observed|variable)\b[^;]*?\{\$\\(v\w+)\$\}/g)].map(
  ([, style, symbol]) => ({ style, symbol }),
);

test('what is observed is filled, and what is latent, hidden or predicted is not', () => {
  expect(nodes.length).toBeGreaterThanOrEqual(7);
  for (const { style, symbol } of nodes)
    expect(style).toBe(symbol === 'vx' || symbol === 'vy' ? 'observed' : 'variable');
});

test('costs are in squares and functions in modules', () => {
  for (const [, symbol] of drawing.matchAll(/energy box[^;]*\{\$\\(\w+)\$\}/g))
    expect(['cost', 'regulariser']).toContain(symbol);
  for (const [, symbol] of drawing.matchAll(/\[module[^;]*\{\$\\(\w+)\$\}/g))
    expect(['predictor', 'decoder']).toContain(symbol);
});

test('no colour is spelt out', () => {
  expect(drawing).not.toMatch(/\b(red|blue|green|orange|pink|rgb|HTML)\b(?!\s+square)/);
});
