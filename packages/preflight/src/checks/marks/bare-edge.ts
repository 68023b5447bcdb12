import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { PageRaster } from '../../raster-page.ts';
import type { Sheet } from '../../raster-sheet.ts';
import type { Side } from './page-side.ts';
import { edge, sides } from './page-side.ts';

/**
 * Where ink just inside the trim is not carried on to the edge of the bleed: a strip from the trim
 * to that edge, around the longest run of bare pixels along one side of the page. Undefined if no
 * run within the stretches is as long as `leastLength` bp.
 *
 * @param stretches parts of the side to look at, in bp along it.
 */
export function bareEdge(options: {
  raster: PageRaster;
  sheet: Sheet;
  side: Side;
  stretches: readonly (readonly [from: number, to: number])[];
  leastLength: number;
}): Box | undefined {
  const { raster, sheet, side, stretches, leastLength } = options;
  const { trim, bleed } = sheet;
  const isUpright = side === 'left' || side === 'right';
  const [low, high] = isUpright ? ([bleed[1], bleed[3]] as const) : ([bleed[0], bleed[2]] as const);
  const inside = side === 'left' || side === 'bottom' ? 1 : -1;
  const atTrim = edge(trim, side) + inside * (step / 2);
  const atBleed = edge(bleed, side) + inside * step;
  const hasInk = (across: number, along: number) => {
    const point = isUpright ? ([across, along] as const) : ([along, across] as const);
    return raster.at(...raster.pixelAt(...point)).some((ink) => ink > 2);
  };
  let longest: readonly [number, number] | undefined;
  let start: number | undefined;
  for (let along = low + step / 2; along < high + step; along += step) {
    const isBare =
      along < high &&
      stretches.some(([from, to]) => from <= along && along <= to) &&
      hasInk(atTrim, along) &&
      !hasInk(atBleed, along);
    if (isBare) start ??= along - step / 2;
    else if (start !== undefined) {
      const run = [start, along - step / 2] as const;
      if (!longest || run[1] - run[0] > longest[1] - longest[0]) longest = run;
      start = undefined;
    }
  }
  if (!longest || longest[1] - longest[0] < leastLength) return undefined;
  const box = [...bleed] as [number, number, number, number];
  const index = sides.indexOf(side);
  box[(index + 2) % 4] = edge(trim, side);
  [box[isUpright ? 1 : 0], box[isUpright ? 3 : 2]] = longest;
  return [box[0], box[1], box[2], box[3]];
}

/** One pixel at 72 dpi. */
const step = 1;
