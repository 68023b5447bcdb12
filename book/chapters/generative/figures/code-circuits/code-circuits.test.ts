import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const drawing = readFileSync(new URL('code-circuits.tex', import.meta.url), 'utf8');
const circuits = drawing.split('\\begin{scope}').slice(1);
const has = (symbol: string) => circuits.map((circuit) => circuit.includes(`{$${symbol}$}`));

test('both observe y alone and compare it with a prediction', () => {
  expect(circuits).toHaveLength(2);
  for (const circuit of circuits) {
    const observed = [...circuit.matchAll(/\\node\[observed[^\]]*\][^{]*\{\$(.*?)\$\}/g)];
    expect(observed.map((match) => match[1])).toEqual(['\\vy']);
  }
  expect(has('\\vytilde')).toEqual([true, true]);
  expect(has('\\cost')).toEqual([true, true]);
});

test('the first decodes what was computed, the second what was drawn from a bubble that has its price', () => {
  expect(has('\\vh')).toEqual([true, false]);
  expect(has('\\vmu,\\vv')).toEqual([false, true]);
  expect(has('\\vz')).toEqual([false, true]);
  expect(circuits[0]).toMatch(/\(h1\) -\| \(d1\.west\)/);
  expect(circuits[1]).toMatch(/\(b2\) -- \(n2\.west\).*\(n2\.east\) -- \(z2\)/);
  expect(circuits[1]).toMatch(/\(b2\) -- \(D2\)/);
});
