import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const drawing = readFileSync(new URL('target-propagation.tex', import.meta.url), 'utf8');
const circuits = drawing.split('\\begin{scope}').slice(1);

test('each of the three circuits observes y alone, and compares it with a prediction', () => {
  expect(circuits).toHaveLength(3);
  for (const circuit of circuits) {
    const observed = [...circuit.matchAll(/\\node\[observed[^\]]*\][^{]*\{\$(.*?)\$\}/g)];
    expect(observed.map((match) => match[1])).toEqual(['\\vy']);
    expect(circuit).toMatch(/\\draw\[medium\] \(y\d\) -- \(C\d\) -- \(p\d\)/);
    // Only modules have a direction: the line to an energy has no arrow.
    expect(circuit).not.toMatch(/\\draw\[wire\][^;]*\([CRD]\d\)/);
  }
});

test('only the first two have a latent, only the last two an encoder, only the middle one a discrepancy', () => {
  const has = (symbol: string) => circuits.map((circuit) => circuit.includes(`$${symbol}$`));
  expect(has('\\vz')).toEqual([true, true, false]);
  expect(has('\\Enc')).toEqual([false, true, true]);
  expect(has('\\discrepancy')).toEqual([false, true, false]);
  expect(has('\\Dec')).toEqual([true, true, true]);
  expect(has('\\vh')).toEqual([false, false, true]);
});
