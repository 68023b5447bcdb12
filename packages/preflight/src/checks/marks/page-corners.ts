import type { Box } from '@chiaroscuro/pdf/page-boxes';

/** How far inside its corners a box is looked at, in bp: renderers draw borders as they like. */
const inset = 1.5;

/** A small square in each corner of a box: lower left, lower right, upper left, upper right. */
export function cornersOf([left, bottom, right, top]: Box): readonly Box[] {
  const around = (x: number, y: number): Box => [x - 0.5, y - 0.5, x + 0.5, y + 0.5];
  return [
    around(left + inset, bottom + inset),
    around(right - inset, bottom + inset),
    around(left + inset, top - inset),
    around(right - inset, top - inset),
  ];
}
