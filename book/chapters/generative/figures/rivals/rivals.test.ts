import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const drawing = readFileSync(new URL('rivals.tex', import.meta.url), 'utf8');
const circuits = drawing.split('\\begin{scope}').slice(1);
const has = (symbol: string) => circuits.map((circuit) => circuit.includes(`$${symbol}$`));

test('both observe y alone, and both make a ŷ of their own', () => {
  expect(circuits).toHaveLength(2);
  for (const circuit of circuits) {
    const observed = [...circuit.matchAll(/\\node\[observed[^\]]*\][^{]*\{\$(.*?)\$\}/g)];
    expect(observed.map((match) => match[1])).toEqual(['\\vy']);
  }
  expect(has('\\vyhat')).toEqual([true, true]);
});

test('the first makes it of y and takes it back, the second makes it of a latent and lets the critic choose', () => {
  expect(circuits[0]).toMatch(/\(y1\) -- \(n1\.west\).*\(n1\.east\) -- \(c1\)/);
  expect(has('\\vytilde')).toEqual([true, false]);
  expect(has('\\vz')).toEqual([false, true]);
  expect(circuits.map((circuit) => circuit.match(/node\[switch\]/g)?.length ?? 0)).toEqual([0, 2]);
  expect(circuits[1]).toMatch(/\(y2\) -- node\[switch\] \{\} \(C2\) -- node\[switch\] \{\} \(g2\)/);
});
