import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { istaNet, shrinkageCode } from '../../mathematics/lista.ts';
import { ista } from '../../mathematics/sparse-inference.ts';
import { fan } from '../../models/lista.ts';
import shrinkage from './shrinkage.ts';

const data = await runFigure(shrinkage);

test('the threshold leaves nothing below θ and takes θ from the rest', () => {
  for (const { p, z } of figureRows(data, 'threshold', ['p', 'z'])) {
    if (Math.abs(p) <= 0.4) expect(Math.abs(z)).toBe(0);
    else expect(p - z).toBeCloseTo(0.4 * Math.sign(p), 12);
  }
});

test('ISTA never climbs in the mean', () => {
  for (const table of ['star', 'fan']) {
    const gaps = figureRows(data, table, ['ista']).map(({ ista: gap }) => gap);
    gaps.slice(1).forEach((gap, i) => expect(gap).toBeLessThanOrEqual(gaps[i]! + 1e-15));
  }
});

test('a net with the weights of ISTA computes its steps', () => {
  const y = [0.3, -0.6] as const;
  const codes = ista(
    fan,
    y,
    fan.atoms.map(() => 0),
    5,
  );
  for (const layers of [1, 3, 5]) {
    shrinkageCode(istaNet(fan), y, layers).forEach((value, j) =>
      expect(value).toBeCloseTo(codes[layers]![j]!, 12),
    );
  }
});

test('a learnt layer does what four steps do, and more layers do more', () => {
  const learnt = figureRows(data, 'learnt', ['layers', 'gap']);
  const steps = figureRows(data, 'fan', ['step', 'ista']);
  learnt.slice(1).forEach(({ layers, gap }, i) => {
    expect(gap).toBeLessThan(learnt[i]!.gap);
    expect(gap).toBeLessThan(steps.find(({ step }) => step === 4 * layers)!.ista);
  });
  const hundred = steps.find(({ step }) => step === 100)!.ista;
  expect(figureNumber(data, 'learnt-three')).toBeLessThan(hundred);
});

test('on the fan, momentum pays', () => {
  expect(figureNumber(data, 'fan-fista-last')).toBeLessThan(
    figureNumber(data, 'fan-ista-last') / 5,
  );
});
