import type { Check } from '../../check.ts';
import type { Mark } from '../../mark.ts';
import { BarFinder } from './mathematics-bars.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isBelow, points } from './points.ts';
import { isPrint, requirePrinter } from './printer-of.ts';
import { leavesInk } from './visible-marks.ts';

type Severity = 'error' | 'warning' | 'note';

interface Line {
  width: number;
  severity: Severity;
  least: number;
}

/**
 * Lines must be wide enough to print (row 24): strokes by their width on the page, and thin filled
 * rectangles, as many programs draw rules, by their shorter side. A width of 0 asks for the thinnest
 * line of the device, which on a plate is none.
 *
 * Fraction bars and the bars of radicals belong to the font's design and are spared warnings and
 * notes, as far as they can be told by the mathematics around them (mathematics-bars.ts). The
 * outline of an area in the area's own colour, as arrow tips have it, is no line but the area's rim.
 */
export const lineWidth: Check = {
  code: 'preflight/line-width',
  applies: isPrint,
  begin(subject) {
    const limits = requirePrinter(subject).lineWidth.value;
    const faults = new Occurrences<Line>();
    let thin: { mark: Mark; line: Line }[] = [];
    let bars = new BarFinder();
    let previous: Mark | undefined;

    const tell = (mark: Mark, line: Line) => {
      const kind = `${mark.kind} ${line.severity}`;
      faults.add(mark, { kind, fact: line, weight: -line.width });
    };
    return {
      mark(mark) {
        const isRim = previous !== undefined && isRimOf(previous, mark);
        previous = mark;
        bars.add(mark);
        const width = lineWidthOf(mark);
        const verdict = width === undefined ? undefined : verdictOf(width, limits);
        if (width === undefined || !verdict || isRim || !leavesInk(mark)) return;
        const line = { width, ...verdict };
        const mayBeBar = line.severity !== 'error' && bars.isCandidate(mark);
        if (mayBeBar && thin.length < mostCandidates) thin.push({ mark, line });
        else tell(mark, line);
      },
      pageEnd() {
        for (const { mark, line } of thin) if (!bars.isBar(mark)) tell(mark, line);
        [thin, bars] = [[], new BarFinder()];
      },
      end: () =>
        faults.remarks(({ mark, fact: { width, severity, least }, count }) => ({
          severity,
          message: `Expected lines of at least ${least} pt, found ${counted(count, mark.kind === 'stroke' ? 'line' : 'rule')}${count > 1 ? ', the thinnest' : ''} of ${width === 0 ? '0 pt, which is whatever the device can draw' : points(width)}.`,
          hint:
            mark.figure === undefined
              ? 'Make the rule thicker where it is drawn: \\arrayrulewidth, \\footnoterule and the like belong into maths-preamble.tex.'
              : 'Use the line weights fine, medium and bold of maths-preamble.tex instead of TikZ’s and PGFPlots’ own; a figure must not be scaled down.',
        })),
    };
  },
};

/** More of a page's thin rules than this are not compared with its formulas. */
const mostCandidates = 2000;

function verdictOf(
  width: number,
  limits: { error: number; warning: number; note: number },
): Omit<Line, 'width'> | undefined {
  if (width === 0 || isBelow(width, limits.error)) {
    return { severity: 'error', least: limits.error };
  }
  for (const severity of ['warning', 'note'] as const) {
    if (isBelow(width, limits[severity])) return { severity, least: limits[severity] };
  }
  return undefined;
}

/** Cells of a heat map and dots are rectangles, too, but not four times as long as wide. */
function lineWidthOf(mark: Mark): number | undefined {
  if (mark.kind === 'stroke') return mark.width;
  if (mark.kind !== 'fill' || mark.ruleWidth === undefined) return undefined;
  const [left, bottom, right, top] = mark.box;
  const isLong = Math.max(right - left, top - bottom) >= 4 * mark.ruleWidth;
  return isLong ? mark.ruleWidth : undefined;
}

/**
 * Whether a stroke goes around the area that was filled just before it, and does not alone make it
 * visible.
 */
function isRimOf(area: Mark, mark: Mark): boolean {
  if (area.kind !== 'fill' || mark.kind !== 'stroke' || area.page !== mark.page) return false;
  const { family, components } = mark.colour;
  const isSameColour =
    area.colour.family === family && area.colour.components.join() === components.join();
  const [left, bottom, right, top] = area.box;
  const isWide = Math.min(right - left, top - bottom) > mark.width;
  const half = mark.width / 2;
  const grown = [left - half, bottom - half, right + half, top + half];
  return (
    isSameColour && isWide && grown.every((value, side) => Math.abs(value - mark.box[side]!) < 0.05)
  );
}
