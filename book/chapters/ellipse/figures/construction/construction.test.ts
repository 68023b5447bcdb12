import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { energy } from '../../mathematics/energy.ts';
import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { coldFreeEnergy, coldGradient } from '../../mathematics/free-energy.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import { tangent, untrainedWeights as w } from '../../mathematics/manifold.ts';
import { squaredNorm } from '@chiaroscuro/compute/plane';
import construction from './construction.ts';

const data = await runFigure(construction);
const points = figureRows(data, 'points', ['n', 'y1', 'y2', 'radius', 'Fcold']);
const feet = figureRows(data, 'feet', ['n', 'z', 'y1', 'y2']);

test('the manifold stays outside each circle and touches it at the foot points only', () => {
  for (const { n, y1, y2, Fcold } of points) {
    const own = feet.filter((foot) => foot.n === n).map((foot) => foot.z);
    for (const z of own) expect(Math.abs(energy(w, [y1, y2], z) - Fcold)).toBeLessThan(1e-12);
    for (const z of linspace(0, 2 * Math.PI, 2001)) {
      const isNearFoot = own.some((at) => Math.abs(at - z) < 0.02);
      expect(energy(w, [y1, y2], z) - Fcold).toBeGreaterThan(isNearFoot ? -1e-12 : 1e-7);
    }
  }
});

test('the squared radius is the free energy, and the gradient’s length is twice the radius', () => {
  for (const { y1, y2, radius, Fcold } of points) {
    expect(radius ** 2).toBeCloseTo(Fcold, 12);
    expect(coldFreeEnergy(w, [y1, y2]).value).toBeCloseTo(Fcold, 12);
    expect(Math.abs(squaredNorm(coldGradient(w, [y1, y2])) - 4 * Fcold)).toBeLessThan(1e-12);
  }
});

test('normals lead from y to the foot points, perpendicular to the manifold', () => {
  const normals = figureRows(data, 'normals', ['n', 'y1', 'y2', 'u', 'v']);
  normals.forEach(({ y1, y2, u, v }, i) => {
    const foot = feet[i]!;
    expect(y1 + u).toBeCloseTo(foot.y1, 12);
    expect(y2 + v).toBeCloseTo(foot.y2, 12);
    const [t1, t2] = tangent(w, foot.z);
    expect(Math.abs(u * t1 + v * t2)).toBeLessThan(1e-8);
  });
});

test('only the point on the medial axis has two foot points, mirror images of each other', () => {
  expect(feet.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 5]);
  const [above, below] = feet.slice(-2);
  expect(above!.z).toBeCloseTo(2 * Math.PI - below!.z, 9);
  expect(above!.y1).toBeCloseTo(below!.y1, 9);
  expect(above!.y2).toBeCloseTo(-below!.y2, 9);
  const expected = 0.16 * (1 - 0.4 ** 2 / (1.5 ** 2 - 0.4 ** 2));
  expect(Math.abs(figureNumber(data, 'free-energy-medial') - expected)).toBeLessThan(1e-9);
});

test('the medial axis ends at the cusps of the evolute', () => {
  const evolute = figureRows(data, 'evolute', ['y1', 'y2']);
  expect(figureNumber(data, 'medial-half-length')).toBeCloseTo(1.3933, 4);
  expect(Math.max(...evolute.map(({ y1 }) => y1))).toBeCloseTo(
    figureNumber(data, 'medial-half-length'),
    12,
  );
  expect(figureNumber(data, 'evolute-half-height')).toBeCloseTo(5.225, 12);
  for (const { y1, y2 } of evolute) {
    const astroid = Math.cbrt((1.5 * y1) ** 2) + Math.cbrt((0.4 * y2) ** 2);
    expect(Math.abs(astroid - Math.cbrt(2.09 ** 2))).toBeLessThan(1e-9);
  }
});

test('the circles have their point as centre and their radius', () => {
  for (const { piece, y1, y2 } of figureRows(data, 'circles', ['piece', 'y1', 'y2'])) {
    const centre = points[piece]!;
    expect(Math.hypot(y1 - centre.y1, y2 - centre.y2)).toBeCloseTo(centre.radius, 12);
  }
});

test('the side panel’s curve has its minimum at the squared radius', () => {
  const curve = figureRows(data, 'energy', ['z', 'E']).map(({ E }) => E);
  const [contact] = figureRows(data, 'contact', ['z', 'E']);
  expect(contact!.E).toBeCloseTo(points[0]!.radius ** 2, 12);
  expect(Math.min(...curve)).toBeGreaterThanOrEqual(contact!.E);
  expect(Math.min(...curve)).toBeLessThan(contact!.E + 0.01);
});
