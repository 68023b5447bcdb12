import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const drawing = readFileSync(new URL('./net.tex', import.meta.url), 'utf8');
const nodes = [...drawing.matchAll(/\\node\[([^\]]*)\] \((\w+)(?:\\place)?\)/g)].map(
  ([, style, name]) => ({ style: style!.split(', '), name: name! }),
);

test('what is observed in training is filled, what is computed is not', () => {
  const isFilled = (name: string) =>
    nodes
      .filter((node) => node.name === name)
      .map(({ style }) => /^(observed|seen unit)$/.test(style[0]!));
  for (const name of ['x', 'y']) expect(isFilled(name)).not.toContain(false);
  for (const name of ['h', 'yt', 's']) expect(isFilled(name)).not.toContain(true);
  expect(nodes.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['x', 'y', 'h', 'yt', 's', 'C']),
  );
});

test('each variable has the colour of its symbol, and the cost is the red square', () => {
  const styleOf = (name: string) => nodes.findLast((node) => node.name === name)!.style;
  expect(styleOf('x')).toContain('draw=vx');
  expect(styleOf('y')).toContain('draw=vy');
  expect(styleOf('h')).toContain('draw=vh');
  expect(styleOf('yt')).toContain('draw=vytilde');
  expect(styleOf('C')).toEqual(['energy box']);
});

test('as many inputs and outputs are drawn as there are coordinates and classes', () => {
  const places = (name: string) =>
    new RegExp(String.raw`\\foreach \\place in \{([^}]*)\} \\node\[[^\]]*\] \(${name}`).exec(
      drawing,
    )?.[1];
  expect(places('x')).toBe('1,2');
  expect(places('s')).toBe('1,...,5');
});
