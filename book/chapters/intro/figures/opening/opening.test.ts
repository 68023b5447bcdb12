import { figureNumber, figureRows } from '@chiaroscuro/compute/figure-rows';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { determinant } from '../../mathematics/matrix.ts';
import { moveJacobian, pairNet } from '../../mathematics/untrained-pair.ts';
import opening from './opening.ts';

const data = await runFigure(opening);
const sheet = figureRows(data, 'sheet', ['piece', 'x1', 'y1', 'y2']);

test('the sheet is not torn: neighbours on a line stay neighbours', () => {
  const width = Math.max(...sheet.map(({ y1 }) => y1)) - Math.min(...sheet.map(({ y1 }) => y1));
  sheet.slice(1).forEach(({ piece, y1, y2 }, i) => {
    const before = sheet[i]!;
    if (before.piece === piece)
      expect(Math.hypot(y1 - before.y1, y2 - before.y2)).toBeLessThan(width / 10);
  });
});

test('it is folded: parts lie upside down and parts do not', () => {
  const net = pairNet('shallow', figureNumber(data, 'net-seed'));
  const signs = [-3, -1.5, 0, 1.5, 3].flatMap((x1) =>
    [-3, -1.5, 0, 1.5, 3].map((x2) => Math.sign(determinant(moveJacobian(net, [x1, x2])))),
  );
  expect(new Set(signs)).toEqual(new Set([1, -1]));
});
