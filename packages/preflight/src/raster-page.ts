import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Netpbm } from './raster-netpbm.ts';
import type { Sheet } from './raster-sheet.ts';

/**
 * What lengths lose on their way to pixels, so that a box on the border of a pixel does not touch
 * the next.
 */
const rounding = 1e-6;

/** A rectangle of pixels; right and bottom are not part of it. Row 0 is the topmost. */
export interface Window {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** One page as pixels, with the way from lengths on the page (bp) to pixels and back. */
export class PageRaster {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** 4 for CMYK (255 is full ink), 3 for sRGB. */
  readonly channels: number;
  /** Samples of 8 bits, row by row from the top. */
  readonly samples: Uint8Array;
  readonly #sheet: Sheet;

  constructor({ page, image, sheet }: { page: number; image: Netpbm; sheet: Sheet }) {
    this.page = page;
    this.width = image.width;
    this.height = image.height;
    this.channels = image.channels;
    this.samples = image.samples;
    this.#sheet = sheet;
  }

  /** Samples of one pixel; the nearest one at the border for a place outside. */
  at(column: number, row: number): Uint8Array {
    const x = Math.max(0, Math.min(this.width - 1, column));
    const y = Math.max(0, Math.min(this.height - 1, row));
    const start = (y * this.width + x) * this.channels;
    return this.samples.subarray(start, start + this.channels);
  }

  /** The pixel that holds a point of the page. */
  pixelAt(x: number, y: number): readonly [column: number, row: number] {
    const [across, down] = this.#across(x, y);
    return [Math.floor(across), Math.floor(down)];
  }

  /** All pixels that a box touches, at least one. */
  windowOf([left, bottom, right, top]: Box): Window {
    const corners = [this.#across(left, bottom), this.#across(right, top)];
    const columns = corners.map(([column]) => column);
    const rows = corners.map(([, row]) => row);
    const first = within(Math.floor(Math.min(...columns) + rounding), this.width - 1);
    const topmost = within(Math.floor(Math.min(...rows) + rounding), this.height - 1);
    return {
      left: first,
      top: topmost,
      right: Math.max(first + 1, within(Math.ceil(Math.max(...columns) - rounding), this.width)),
      bottom: Math.max(topmost + 1, within(Math.ceil(Math.max(...rows) - rounding), this.height)),
    };
  }

  /** What a window covers on the page. */
  boxOf({ left, top, right, bottom }: Window): Box {
    const [x0, y0] = this.#onPage(left, bottom);
    const [x1, y1] = this.#onPage(right, top);
    return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
  }

  /** Renderers scale the whole MediaBox to the whole bitmap and turn it as /Rotate says. */
  #across(x: number, y: number): readonly [number, number] {
    const [left, bottom, right, top] = this.#sheet.media;
    const u = (x - left) / (right - left);
    const v = (top - y) / (top - bottom);
    const [across, down] = turned(u, v, this.#sheet.turns);
    return [across * this.width, down * this.height];
  }

  #onPage(column: number, row: number): readonly [number, number] {
    const [left, bottom, right, top] = this.#sheet.media;
    const [u, v] = turned(column / this.width, row / this.height, (4 - this.#sheet.turns) % 4);
    return [left + u * (right - left), top - v * (top - bottom)];
  }
}

/** A point of the unit square, measured from its upper left corner, after quarter turns clockwise. */
function turned(u: number, v: number, turns: number): readonly [number, number] {
  if (turns === 1) return [1 - v, u];
  if (turns === 2) return [1 - u, 1 - v];
  if (turns === 3) return [v, 1 - u];
  return [u, v];
}

function within(value: number, most: number): number {
  return Math.max(0, Math.min(most, Number.isFinite(value) ? value : 0));
}
