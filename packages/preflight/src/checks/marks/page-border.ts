import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Rgb } from '@chiaroscuro/stylesheet/colour';
import type { PageRaster, Window } from '../../raster-page.ts';
import { pixelColour } from './screen-colour.ts';

/** A colour along the edges of a page. */
export interface BorderColour {
  colour: Rgb;
  pixels: number;
  /** Around all its pixels, in bp. */
  where: Box;
}

/**
 * The colours along all four edges of a page, that of the lower left corner first. The outermost
 * pixel is left out: where a page is no whole number of pixels wide, renderers mix it with white.
 *
 * @param isLeftOut tells places, in bp, that do not count.
 */
export function borderColours(
  raster: PageRaster,
  isLeftOut: (place: Box) => boolean,
): BorderColour[] {
  const { width, height } = raster;
  const found = new Map<string, { colour: Rgb; pixels: number; window: Window }>();
  const note = (column: number, row: number) => {
    const here = { left: column, top: row, right: column + 1, bottom: row + 1 };
    if (isLeftOut(raster.boxOf(here))) return;
    const pixel = raster.at(column, row);
    const known = found.get(pixel.join());
    if (known) {
      known.pixels += 1;
      known.window = around(known.window, here);
    } else if (found.size < mostColours) {
      found.set(pixel.join(), { colour: pixelColour(pixel), pixels: 1, window: here });
    }
  };
  for (const row of [height - 2, 1]) for (let x = 1; x < width - 1; x += 1) note(x, row);
  for (const column of [1, width - 2]) for (let y = 1; y < height - 1; y += 1) note(column, y);
  return [...found.values()].map(({ window, ...rest }) => ({
    ...rest,
    where: raster.boxOf(window),
  }));
}

/** A border of more colours is wrong in many places; a few tell as much. */
const mostColours = 200;

function around(first: Window, second: Window): Window {
  return {
    left: Math.min(first.left, second.left),
    top: Math.min(first.top, second.top),
    right: Math.max(first.right, second.right),
    bottom: Math.max(first.bottom, second.bottom),
  };
}
