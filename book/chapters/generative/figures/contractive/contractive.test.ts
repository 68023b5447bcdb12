import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import contractive from './contractive.ts';

const data = await runFigure(contractive);
const number = (name: string) => figureNumber(data, name);

test('along the curve the gain stays, across it the penalty takes it away', () => {
  for (const i of [1, 2, 3]) expect(number(`tangent-${i}`)).toBeGreaterThan(0.85);
  expect(number('normal-1')).toBeGreaterThan(0.8);
  expect(number('normal-3')).toBeLessThan(0.4);
});

test('the larger λ, the less the code moves and the less is handed on across the curve', () => {
  for (const i of [1, 2]) {
    expect(number(`contraction-${i + 1}`)).toBeLessThan(number(`contraction-${i}`));
    expect(number(`normal-${i + 1}`)).toBeLessThan(number(`normal-${i}`));
    expect(number(`low-area-${i + 1}`)).toBeLessThan(number(`low-area-${i}`));
  }
});

test('all reconstruct', () => {
  for (const i of [1, 2, 3]) expect(number(`cost-${i}`)).toBeLessThan(2e-3);
});

test('circles become ellipses whose area is the determinant of the Jacobian, much smaller with the penalty', () => {
  const circle = areas('circles');
  const [free, charged] = [areas('images-1'), areas('images-2')];
  circle.forEach((area, i) => expect(charged[i]! / area).toBeLessThan(free[i]! / area));
});

test('arrows are as long as the root of the cost', () => {
  const heat = figureRows(data, 'heat-2', ['y1', 'y2', 'F']);
  for (const { y1, y2, u, v } of figureRows(data, 'arrows-2', ['y1', 'y2', 'u', 'v'])) {
    const { F } = heat.find((h) => Math.hypot(h.y1 - y1, h.y2 - y2) < 1e-9)!;
    expect(u * u + v * v).toBeCloseTo(F, 9);
  }
});

/** The areas of the polygons of a table, by the shoelace formula. */
function areas(table: string): number[] {
  const rows = figureRows(data, table, ['piece', 'y1', 'y2']);
  const pieces = [...new Set(rows.map(({ piece }) => piece))];
  return pieces.map((piece) => {
    const corners = rows.filter((row) => row.piece === piece).slice(1);
    const twice = corners
      .slice(1)
      .reduce((sum, c, i) => sum + corners[i]!.y1 * c.y2 - c.y1 * corners[i]!.y2, 0);
    return Math.abs(twice) / 2;
  });
}
