import type { Check, Remark } from '../../check.ts';
import type { Mark } from '../../mark.ts';
import { cmykRasters } from '../../raster.ts';
import type { PageRaster } from '../../raster-page.ts';
import { FigureAreas } from './figure-areas.ts';
import { inkBound } from './ink-bound.ts';
import { heaviestInk } from './heaviest-ink.ts';
import { isCmykPrint, printerOf, requirePrinter } from './printer-of.ts';

/**
 * No spot may take more ink than the paper holds (row 20), or it will not dry.
 *
 * Most pages are decided without drawing them. Without transparency and overprint the imaging model
 * is opaque (ISO 32000-1, 8.6 and 11): a pixel shows the colour of the topmost mark there, and of
 * nothing below. So the ink of every pixel is that of some painted colour, and the largest sum of
 * inks over all colours of the page's marks bounds it. What a renderer makes of edges and of scaled
 * images are weighted means of such colours; a sum of inks is linear in the inks, hence a mean's sum
 * is at most the largest one. Shadings enter with a bound for each ink (ink-bound.ts). If the bound
 * keeps the limit, so does the page.
 *
 * A page whose bound exceeds the limit, or that is transparent or overprints, or holds an image in
 * CMYK or a colour that would first be converted, is drawn by Ghostscript in CMYK and measured: at
 * 72 dpi, after a median over 3 × 3 pixels, because a hairline of too much ink dries.
 */
export const totalInk: Check = {
  code: 'preflight/total-ink',
  applies: (subject) => isCmykPrint(subject) && printerOf(subject)?.inkLimit !== undefined,
  begin(subject) {
    const limit = requirePrinter(subject).inkLimit?.value ?? 400;
    const rasters = cmykRasters(subject);
    const remarks: Remark[] = [];
    let page = new PageInk();
    return {
      mark: (mark) => page.add(mark),
      pageEnd(number) {
        const { bound, figures } = page;
        page = new PageInk();
        if (bound * 100 <= limit + 0.05) return;
        rasters.request(number, (raster) => {
          const remark = raster ? measure({ raster, limit, figures }) : unmeasured(number, limit);
          if (remark) remarks.push(remark);
        });
      },
      async end() {
        await rasters.settle();
        return remarks;
      },
    };
  },
};

/** What the marks of one page say of its ink. */
class PageInk {
  /** No pixel of the page has more ink; Infinity if only drawing it can tell. */
  bound = 0;
  readonly figures = new FigureAreas();

  add(mark: Mark): void {
    this.figures.add(mark);
    if (this.bound === Infinity) return;
    const isOpaque = mark.alpha >= 1 && !mark.hasSoftMask && isNormal(mark.blendMode);
    const ink = isOpaque && !mark.overprints ? inkBound(mark) : undefined;
    this.bound = Math.max(this.bound, ink ?? Infinity);
  }
}

function isNormal(blendMode: string): boolean {
  return blendMode === 'Normal' || blendMode === 'Compatible';
}

/**
 * Each of the four inks is rounded to 1/255, so that a sum may come out this much too large, in per
 * cent.
 */
const rounding = (4 * 0.5 * 100) / 255;

function measure(options: {
  raster: PageRaster;
  limit: number;
  figures: FigureAreas;
}): Remark | undefined {
  const { raster, limit, figures } = options;
  const heaviest = heaviestInk(raster, ((limit + rounding) / 100) * 255);
  if (!heaviest) return undefined;
  const where = raster.boxOf(heaviest.window);
  const figure = figures.at(raster.boxOf(heaviest.peak));
  const percent = Math.round((heaviest.ink / 255) * 100);
  return {
    message: `Expected at most ${limit} % of ink, found ${percent} % (more than the limit on ${squareMillimetres(heaviest.pixels)} mm²).`,
    place: { page: raster.page, ...(figure !== undefined && { figure }) },
    where,
    hint: 'Colours get their inks from maths-preamble.tex, kept within the limit of the printer that book.json names: use its roles and hues, no black below other colours and no transparency.',
  };
}

/** At 72 dpi. */
function squareMillimetres(pixels: number): number {
  return Math.max(1, Math.round(pixels * (25.4 / 72) ** 2));
}

function unmeasured(page: number, limit: number): Remark {
  return {
    message: `Expected to measure whether the page has at most ${limit} % of ink, but Ghostscript did not draw it within its time.`,
    place: { page },
    hint: 'Look whether the page can be shown at all, and take out what is broken or overlarge.',
  };
}
