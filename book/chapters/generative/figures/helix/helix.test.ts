import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { helixPoint, nearestOnHelix, sideView, type SpacePoint } from '../../mathematics/helix.ts';
import helix from './helix.ts';

const data = await runFigure(helix);
const { helix: form, azimuth } = helix.parameters;
const seen = (table: string) => figureRows(data, table, ['t', 'u', 'v']);

test('the residual of the nearest point stands at right angles to the curve', () => {
  const points: SpacePoint[] = [
    [0.2, 0.7, 0.1],
    [-0.6, 0.1, -0.4],
    [0.1, -0.9, 0.8],
  ];
  for (const y of points) {
    const t = nearestOnHelix(form, y);
    const h = 1e-6;
    const [before, q, after] = [t - h, t, t + h].map((s) => helixPoint(form, s));
    const residual = y.map((coordinate, i) => coordinate - q![i]!);
    const tangent = q!.map((_, i) => (after![i]! - before![i]!) / (2 * h));
    const product = residual.reduce((sum, r, i) => sum + r * tangent[i]!, 0);
    expect(Math.abs(product) / Math.hypot(...residual) / Math.hypot(...tangent)).toBeLessThan(1e-5);
  }
});

test('the code of a target is that of the nearest point, which is no farther than where the target came from', () => {
  expect(figureNumber(data, 'target-distance')).toBeLessThan(figureNumber(data, 'start-distance'));
  const [prediction] = seen('prediction');
  expect(2 * prediction!.t - 1).toBe(figureNumber(data, 'code'));
  const [u, v] = sideView(helixPoint(form, prediction!.t), azimuth);
  expect([prediction!.u, prediction!.v]).toEqual([u, v]);
});

test('a bubble on the axis is a piece of the curve, and codes stay within the axis', () => {
  const [low, high] = figureRows(data, 'bubble', ['z', 'u']);
  const decoded = seen('decoded');
  const codes = decoded.map(({ t }) => 2 * t - 1);
  expect(Math.min(...codes)).toBeGreaterThanOrEqual(low!.z);
  expect(Math.max(...codes)).toBeLessThanOrEqual(high!.z);
  expect(high!.z - low!.z - (Math.max(...codes) - Math.min(...codes))).toBeLessThan(2 / 100);
  for (const { u } of figureRows(data, 'latents', ['u'])) {
    expect(Math.abs(u)).toBeLessThanOrEqual(figureNumber(data, 'axis-half-length'));
  }
});

test('the view is a projection: along y₃ it shortens by the cosine, along y₁ by the sine, y₂ not at all', () => {
  expect(sideView([0, 0, 1], azimuth)).toEqual([Math.cos(azimuth), 0]);
  expect(sideView([1, 0, 0], azimuth)).toEqual([Math.sin(azimuth), 0]);
  expect(sideView([0, 1, 0], azimuth)).toEqual([0, 1]);
});

test('what the generator makes lies on its curve and strays more where the latent is larger', () => {
  const curve = seen('generated-curve');
  for (const { t, u, v } of seen('generated')) {
    const gap = Math.min(...curve.map((point) => Math.hypot(point.u - u, point.v - v)));
    expect(gap).toBeLessThan(0.03);
    const [goodU, goodV] = sideView(helixPoint(form, t), azimuth);
    expect(v - goodV).toBeCloseTo(helix.parameters.astray * t * t, 12);
    expect(Math.hypot(u - goodU, v - goodV)).toBeGreaterThan(v - goodV);
  }
});
