import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Mark } from '../../mark.ts';
import { isMathematicsFont } from './mathematics-font.ts';
import { isShownText, touches } from './visible-marks.ts';

/**
 * Tells bars of fractions and radicals on one page from other rules by what is around them: over half
 * of a bar's length, text in a mathematics font (by its name) stands within an em above or below.
 *
 * Rules of tables, of underlined words and above footnotes have no such neighbours; the axes of a plot
 * have them at their ticks alone. A bar over words in a text font is not told, and counts as a rule.
 */
export class BarFinder {
  readonly #formulas: Box[] = [];

  add(mark: Mark): void {
    if (!isShownText(mark) || !isMathematicsFont(mark.font)) return;
    if (this.#formulas.length >= mostFormulas) return;
    const [left, bottom, right, top] = mark.box;
    this.#formulas.push([left, bottom - mark.size, right, top + mark.size]);
  }

  /** Whether a mark has the form of a bar: TeX draws them as strokes or as rectangles. */
  isCandidate({ kind, box: [left, bottom, right, top] }: Mark): boolean {
    return (kind === 'stroke' || kind === 'fill') && right - left > 2 * (top - bottom);
  }

  /** Whether a candidate is a bar, once all marks of the page are known. */
  isBar({ box }: Mark): boolean {
    const [left, , right] = box;
    const near = this.#formulas.filter((reach) => touches(reach, box));
    near.sort((first, second) => first[0] - second[0]);
    let covered = 0;
    let until = left;
    for (const [from, , to] of near) {
      const end = Math.min(to, right);
      covered += Math.max(0, end - Math.max(from, until));
      until = Math.max(until, end);
    }
    return covered >= (right - left) / 2;
  }
}

/** Of a page; a rule beside later ones counts. */
const mostFormulas = 2000;
