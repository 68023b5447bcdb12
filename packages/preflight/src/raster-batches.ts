import type { Sheet } from './raster-sheet.ts';

/** Pages that one run of a renderer draws, all at one resolution. */
export interface Batch {
  /** From 1, rising. */
  pages: readonly number[];
  /** Pixels per inch. */
  resolution: number;
}

/** Enough for 72 dpi of a poster, little enough for the memory of any machine. */
const mostPixels = 6_000_000;

/** A run is short, so that two of them at a time end together, and a page that hangs takes few others with it. */
export const mostPagesOfBatch = 24;

/**
 * Shares pages out among runs of a renderer. Very large pages get fewer pixels per inch; pages
 * without size or of absurd size are left out.
 *
 * @param options.drawsRanges whether the renderer draws all pages from the first to the last.
 */
export function planBatches(options: {
  pages: Iterable<number>;
  sheets: readonly Sheet[];
  resolution: number;
  drawsRanges: boolean;
}): Batch[] {
  const { pages, sheets, resolution, drawsRanges } = options;
  const batches: { pages: number[]; resolution: number }[] = [];
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const fitting = fittingResolution(sheets[page - 1], resolution);
    if (fitting === undefined) continue;
    const last = batches.at(-1);
    const joins =
      last &&
      last.resolution === fitting &&
      last.pages.length < mostPagesOfBatch &&
      (!drawsRanges || isNear(last, page));
    if (joins) last.pages.push(page);
    else batches.push({ pages: [page], resolution: fitting });
  }
  return batches;
}

/** A few pages that nobody asked for cost less than another start. */
function isNear({ pages }: { pages: readonly number[] }, page: number): boolean {
  return page - pages.at(-1)! <= 5;
}

function fittingResolution(sheet: Sheet | undefined, wanted: number): number | undefined {
  if (!sheet) return undefined;
  const [left, bottom, right, top] = sheet.media;
  const squareInches = ((right - left) * (top - bottom)) / 72 ** 2;
  const most = Math.floor(Math.sqrt(mostPixels / squareInches));
  const fitting = Math.min(wanted, most);
  return fitting >= 4 && Math.min(right - left, top - bottom) >= 1 ? fitting : undefined;
}
