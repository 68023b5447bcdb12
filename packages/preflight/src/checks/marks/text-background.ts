import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { contains } from '@chiaroscuro/pdf/page-boxes';
import type { Rgb } from '@chiaroscuro/stylesheet/colour';
import type { Mark } from '../../mark.ts';
import type { PageRaster } from '../../raster-page.ts';
import { screenColour } from './screen-colour.ts';
import { touches } from './visible-marks.ts';

/** What has been painted on a page so far, as what text may stand on. */
export class TextBackground {
  readonly #painted: { box: Box; plain?: Rgb }[] = [];

  add(mark: Mark): void {
    if (mark.kind === 'text' || mark.alpha === 0 || this.#painted.length > mostMarks) return;
    const plain = isPlain(mark) ? screenColour(mark.colour) : undefined;
    this.#painted.push({ box: mark.box, ...(plain && { plain }) });
  }

  /**
   * The one colour behind a box: that of the topmost rectangle that fills it, or the white of bare
   * paper. Undefined if anything else lies there, and the page must be drawn to see what.
   */
  behind(box: Box): Rgb | undefined {
    if (this.#painted.length > mostMarks) return undefined;
    for (let index = this.#painted.length - 1; index >= 0; index -= 1) {
      const below = this.#painted[index]!;
      if (!touches(below.box, box)) continue;
      return below.plain && contains(below.box, box) ? below.plain : undefined;
    }
    return [1, 1, 1];
  }
}

/** A page of more marks is drawn anyhow, instead of comparing each text with all of them. */
const mostMarks = 5000;

/** Whether a mark is one opaque rectangle. */
function isPlain(mark: Mark): mark is Mark & { kind: 'fill' } {
  if (mark.kind !== 'fill' || mark.ruleWidth === undefined) return false;
  return mark.alpha >= 1 && mark.blendMode === 'Normal' && !mark.hasSoftMask;
}

/**
 * The most frequent colour of a box that is not the text's own. If there is hardly another, the text
 * stands on its own colour and cannot be read.
 */
export function seenBehind({
  raster,
  box,
  text,
}: {
  raster: PageRaster;
  box: Box;
  text: Rgb;
}): Rgb {
  const { left, top, right, bottom } = raster.windowOf(box);
  const shades = new Map<number, { count: number; sums: [number, number, number] }>();
  let others = 0;
  for (let row = top; row < bottom; row += 1) {
    for (let column = left; column < right; column += 1) {
      const [red = 0, green = 0, blue = 0] = raster.at(column, row);
      const isText = [red, green, blue].every((v, index) => Math.abs(v - 255 * text[index]!) < 8);
      if (isText) continue;
      others += 1;
      // The rims of drawn shapes have many colours, and the ground between them one.
      const shade = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
      const known = shades.get(shade) ?? { count: 0, sums: [0, 0, 0] };
      known.count += 1;
      known.sums = [known.sums[0] + red, known.sums[1] + green, known.sums[2] + blue];
      shades.set(shade, known);
    }
  }
  const pixels = (right - left) * (bottom - top);
  const [first] = [...shades.values()].sort((a, b) => b.count - a.count);
  if (!first || others < pixels / 20) return text;
  const [red, green, blue] = first.sums.map((total) => total / first.count / 255);
  return [red!, green!, blue!];
}
