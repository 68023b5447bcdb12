import type { PageRaster, Window } from '../../raster-page.ts';

/** Where a page has more ink than it should. */
export interface HeavyInk {
  /** The largest sum of inks, 255 for a solid of one ink. */
  ink: number;
  /** Where that is. */
  peak: Window;
  /** Around all pixels above the limit, and how many they are. */
  window: Window;
  pixels: number;
}

/**
 * The heaviest ink of a page in CMYK, after a median over 3 × 3 pixels; undefined if nothing is above
 * the limit, a sum of inks of which each counts 255.
 */
export function heaviestInk(raster: PageRaster, limit: number): HeavyInk | undefined {
  const { width, height } = raster;
  const sums = inkSums(raster);
  let found: HeavyInk | undefined;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (!isMostlyAbove({ sums, width, height, row, column, limit })) continue;
      const ink = median({ sums, width, height, row, column });
      const here = { left: column, top: row, right: column + 1, bottom: row + 1 };
      found = found ? joined(found, here) : { ink: 0, peak: here, window: here, pixels: 0 };
      found.pixels += 1;
      if (ink > found.ink) Object.assign(found, { ink, peak: here });
    }
  }
  return found;
}

function inkSums({ samples, width, height }: PageRaster): Uint16Array {
  const sums = new Uint16Array(width * height);
  for (let pixel = 0, at = 0; pixel < sums.length; pixel += 1, at += 4) {
    sums[pixel] = samples[at]! + samples[at + 1]! + samples[at + 2]! + samples[at + 3]!;
  }
  return sums;
}

interface Place {
  sums: Uint16Array;
  width: number;
  height: number;
  row: number;
  column: number;
}

/**
 * Whether a pixel and most of its neighbours are above the limit. At the border the nearest pixels
 * repeat.
 */
function isMostlyAbove(place: Place & { limit: number }): boolean {
  const { sums, width, row, column, limit } = place;
  if (sums[row * width + column]! <= limit) return false;
  return neighbourhood(place).filter((value) => value > limit).length >= 5;
}

function median(place: Place): number {
  return neighbourhood(place).sort((a, b) => a - b)[4]!;
}

function neighbourhood({ sums, width, height, row, column }: Place): number[] {
  const values: number[] = [];
  for (let y = row - 1; y <= row + 1; y += 1) {
    const start = Math.max(0, Math.min(height - 1, y)) * width;
    for (let x = column - 1; x <= column + 1; x += 1) {
      values.push(sums[start + Math.max(0, Math.min(width - 1, x))]!);
    }
  }
  return values;
}

function joined(found: HeavyInk, here: Window): HeavyInk {
  const { window } = found;
  return {
    ...found,
    window: {
      left: Math.min(window.left, here.left),
      top: Math.min(window.top, here.top),
      right: Math.max(window.right, here.right),
      bottom: Math.max(window.bottom, here.bottom),
    },
  };
}
