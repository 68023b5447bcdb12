import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { sCurvePoint } from '../../mathematics/s-curve.ts';
import bubbles from './bubbles.ts';

const data = await runFigure(bubbles);
const number = (name: string) => figureNumber(data, name);
const panels = [1, 2, 3, 4];

/** The mean distance of a panel's decoded codes from the S. */
function straying(panel: number) {
  const curve = Array.from({ length: 401 }, (_, i) => sCurvePoint(i / 400));
  const distances = figureRows(data, `made-${panel}`, ['y1', 'y2']).map(({ y1, y2 }) =>
    Math.min(...curve.map(([c1, c2]) => Math.hypot(y1 - c1, y2 - c2))),
  );
  return distances.reduce((sum, d) => sum + d, 0) / distances.length;
}

test('each outline is one standard deviation from its centre', () => {
  for (const panel of panels) {
    const centres = figureRows(data, `centres-${panel}`, ['y1', 'y2']);
    const outlines = figureRows(data, `outlines-${panel}`, ['piece', 'y1', 'y2']);
    expect(centres).toHaveLength(50);
    centres.forEach(({ y1, y2 }, i) => {
      const corners = outlines.filter(({ piece }) => piece === i + 1).slice(1, -1);
      expect(corners.reduce((sum, c) => sum + c.y1, 0) / corners.length).toBeCloseTo(y1, 9);
      expect(corners.reduce((sum, c) => sum + c.y2, 0) / corners.length).toBeCloseTo(y2, 9);
    });
  }
});

test('without a price both components tell something; then the second has given up; then both', () => {
  expect(number('variance-1-2')).toBeLessThan(0.05);
  expect(number('variance-2-1')).toBeLessThan(0.1);
  expect(number('variance-2-2')).toBeGreaterThan(0.9);
  expect(number('variance-3-1')).toBeLessThan(0.9);
  expect(number('variance-4-1')).toBeGreaterThan(0.98);
});

test('when hot, all bubbles are the unit bubble', () => {
  for (const { y1, y2 } of figureRows(data, 'centres-4', ['y1', 'y2'])) {
    expect(Math.hypot(y1, y2)).toBeLessThan(0.05);
  }
  for (const { y1, y2 } of figureRows(data, 'outlines-4', ['y1', 'y2'])) {
    expect(Math.abs(Math.hypot(y1, y2) - 1)).toBeLessThan(0.06);
  }
});

test('the bubble of bubbles has the centre and the size of the unit bubble, at every temperature above zero', () => {
  for (const panel of panels.slice(1)) {
    for (const latent of [1, 2]) {
      expect(Math.abs(number(`union-centre-${panel}-${latent}`))).toBeLessThan(0.1);
      expect(Math.abs(number(`union-variance-${panel}-${latent}`) - 1)).toBeLessThan(0.1);
    }
  }
});

test('codes of the unit bubble are decoded to the S where strips fill it, and farther from it without a price', () => {
  expect(straying(2)).toBeLessThan(0.05);
  expect(straying(1)).toBeGreaterThan(3 * straying(2));
});

test('when hot, all codes are decoded to the mean of the samples', () => {
  const samples = figureRows(data, 'samples', ['y1', 'y2']);
  const mean = (name: 'y1' | 'y2') => samples.reduce((sum, y) => sum + y[name], 0) / samples.length;
  for (const { y1, y2 } of figureRows(data, 'made-4', ['y1', 'y2'])) {
    expect(Math.hypot(y1 - mean('y1'), y2 - mean('y2'))).toBeLessThan(0.1);
  }
});

test('without a price the energy is flat: as good as zero on most of the plane that is shown', () => {
  expect(number('flat-share')).toBeGreaterThan(80);
});

test('the integral of exp(−F/T) is πT, whatever the decoder', () => {
  const rows = figureRows(data, 'heat-2', ['F']);
  const cell = (2.6 * 2) / (52 * 40);
  const T = number('temperature-2');
  const integral = rows.reduce((sum, { F }) => sum + cell * Math.exp(-F / T), 0);
  expect(integral / (Math.PI * T)).toBeCloseTo(1, 2);
});

test('the region of low free energy is smaller than any decoder may have it', () => {
  expect(number('area-below')).toBeGreaterThan(0.1);
  expect(number('area-below')).toBeLessThan(number('area-bound'));
});
