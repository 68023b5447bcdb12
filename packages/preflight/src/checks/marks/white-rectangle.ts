import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { PageRaster, Window } from '../../raster-page.ts';

/**
 * The largest rectangle of pure white on a page, if it is larger than `area` in square bp. White
 * lines are no rectangles: both sides must be at least 2 mm.
 */
export function whiteRectangle(raster: PageRaster, area: number): Box | undefined {
  const { width, height } = raster;
  const isWhite = whitePixels(raster);
  if (!isWhite) return undefined;
  const runs = new Uint16Array(width + 1);
  let largest: Window | undefined;
  let most = 0;
  for (let row = 0; row < height; row += 1) {
    let hasWhite = false;
    for (let column = 0; column < width; column += 1) {
      const isOne = isWhite[row * width + column] === 1;
      runs[column] = isOne ? runs[column]! + 1 : 0;
      hasWhite ||= isOne;
    }
    const here = hasWhite ? largestUnder(runs, row + 1) : undefined;
    if (here && pixels(here) > most) [largest, most] = [here, pixels(here)];
  }
  const box = largest && raster.boxOf(largest);
  return box && (box[2] - box[0]) * (box[3] - box[1]) > area ? box : undefined;
}

/** A little below the full 255, for JPEG images. */
const white = 250;
/** 2 mm at 72 dpi. */
const leastSide = 6;

/** One byte for each pixel, 1 where it is white; undefined if too few are for any rectangle. */
function whitePixels({ samples, width, height }: PageRaster): Uint8Array | undefined {
  const isWhite = new Uint8Array(width * height);
  let count = 0;
  for (let pixel = 0, at = 0; pixel < isWhite.length; pixel += 1, at += 3) {
    if (samples[at]! < white || samples[at + 1]! < white || samples[at + 2]! < white) continue;
    isWhite[pixel] = 1;
    count += 1;
  }
  return count >= leastSide ** 2 ? isWhite : undefined;
}

/**
 * The largest rectangle that stands on a row, given how many white pixels are above one another in
 * each column: a column that is lower than its left neighbour ends all rectangles higher than itself.
 */
function largestUnder(runs: Uint16Array, bottom: number): Window | undefined {
  const open: { left: number; run: number }[] = [];
  let largest: Window | undefined;
  for (let column = 0; column < runs.length; column += 1) {
    let left = column;
    const run = runs[column]!;
    while (open.length > 0 && open.at(-1)!.run > run) {
      const ended = open.pop()!;
      left = ended.left;
      const window = { left, top: bottom - ended.run, right: column, bottom };
      const isWide = Math.min(column - left, ended.run) >= leastSide;
      if (isWide && (!largest || pixels(window) > pixels(largest))) largest = window;
    }
    if (run > 0) open.push({ left, run });
  }
  return largest;
}

function pixels({ left, top, right, bottom }: Window): number {
  return (right - left) * (bottom - top);
}
