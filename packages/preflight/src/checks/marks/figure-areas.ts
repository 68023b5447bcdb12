import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Mark } from '../../mark.ts';
import { touches } from './visible-marks.ts';

/** Where the figures of one page are, so that a place on its raster can be named. */
export class FigureAreas {
  readonly #areas = new Map<string, Box>();

  add({ figure, box }: Mark): void {
    if (figure === undefined) return;
    const area = this.#areas.get(figure);
    this.#areas.set(figure, area ? union(area, box) : box);
  }

  /** The figure that a place belongs to; of several the smallest. */
  at(place: Box): string | undefined {
    const here = [...this.#areas].filter(([, area]) => touches(area, place));
    here.sort(([, first], [, second]) => size(first) - size(second));
    return here[0]?.[0];
  }
}

function union(first: Box, second: Box): Box {
  return [
    Math.min(first[0], second[0]),
    Math.min(first[1], second[1]),
    Math.max(first[2], second[2]),
    Math.max(first[3], second[3]),
  ];
}

function size([left, bottom, right, top]: Box): number {
  return (right - left) * (top - bottom);
}
