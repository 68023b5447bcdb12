import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Check } from '../../check.ts';
import type { FillMark, Mark, TextMark } from '../../mark.ts';
import { isMathematicsFont } from './mathematics-font.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isBelow, points } from './points.ts';
import { isPrint, requirePrinter } from './printer-of.ts';
import { isShownText, leavesInk, touches } from './visible-marks.ts';

type Severity = 'error' | 'warning' | 'note';

/**
 * Lines must be wide enough to print (row 24): strokes by their width on the page, and thin filled
 * rectangles, as TeX draws its rules, by their shorter side. A width of 0 asks for the thinnest line
 * of the device, which on a plate is none.
 *
 * Fraction bars and the bars of radicals belong to the font's design and are spared warnings and
 * notes. They are told by their neighbours: a horizontal rule with text in a mathematics font (by
 * its name) within an em above or below it, along some of its length. Rules of tables, underlines
 * of words and the rule above footnotes have no such neighbours and count. What a figure draws
 * counts always: TeX's bars in its labels are told in the same way.
 */
export const lineWidth: Check = {
  code: 'preflight/line-width',
  applies: isPrint,
  begin(subject) {
    const limits = requirePrinter(subject).lineWidth.value;
    const faults = new Occurrences<{ width: number; severity: Severity; least: number }>();
    let rules: { mark: FillMark; width: number }[] = [];
    let formulas: Box[] = [];

    const judge = (mark: Mark, width: number, isBar = false) => {
      const verdict = verdictOf(width, limits);
      if (!verdict || (isBar && verdict.severity !== 'error')) return;
      const kind = `${mark.kind} ${verdict.severity} ${width.toFixed(2)}`;
      faults.add(mark, { kind, fact: { width, ...verdict }, weight: -width });
    };
    return {
      mark(mark) {
        if (mark.kind === 'text') {
          const reach = mathematicsReach(mark);
          if (reach && formulas.length < mostNeighbours) formulas.push(reach);
        } else if (mark.kind === 'stroke') {
          if (leavesInk(mark)) judge(mark, mark.width);
        } else if (mark.kind === 'fill' && isRule(mark) && leavesInk(mark)) {
          if (rules.length < mostNeighbours) rules.push({ mark, width: mark.ruleWidth });
          else judge(mark, mark.ruleWidth);
        }
      },
      pageEnd() {
        // Most rules are wide enough, and only the others are compared with the formulas around them.
        for (const { mark, width } of rules) {
          if (verdictOf(width, limits)) judge(mark, width, isBarOf(mark, formulas));
        }
        rules = [];
        formulas = [];
      },
      end: () =>
        faults.remarks(({ mark, fact: { width, severity, least }, count }) => ({
          severity,
          message: `Expected lines of at least ${least} pt, found ${counted(count, mark.kind === 'stroke' ? 'line' : 'rule')} of ${width === 0 ? '0 pt, the thinnest that the device can draw' : points(width)}.`,
          hint:
            mark.kind === 'stroke'
              ? 'Use the line weights fine, medium and bold of maths-preamble.tex instead of TikZ’s and PGFPlots’ own; a figure must not be scaled down.'
              : 'Make the rule thicker where it is drawn: \\fboxrule, \\arrayrulewidth, \\footnoterule and the like belong into maths-preamble.tex.',
        })),
    };
  },
};

/** More of a page's rules or formulas than this are not compared with each other. */
const mostNeighbours = 2000;

function verdictOf(
  width: number,
  limits: { error: number; warning: number; note: number },
): { severity: Severity; least: number } | undefined {
  if (width === 0 || isBelow(width, limits.error)) {
    return { severity: 'error', least: limits.error };
  }
  for (const severity of ['warning', 'note'] as const) {
    if (isBelow(width, limits[severity])) return { severity, least: limits[severity] };
  }
  return undefined;
}

/** Cells of a heat map and dots are rectangles, too, but not four times as long as wide. */
function isRule(mark: FillMark): mark is FillMark & { ruleWidth: number } {
  const [left, bottom, right, top] = mark.box;
  const { ruleWidth } = mark;
  return ruleWidth !== undefined && Math.max(right - left, top - bottom) >= 4 * ruleWidth;
}

/** What lies within an em above and below a piece of a formula. */
function mathematicsReach(mark: TextMark): Box | undefined {
  if (!isShownText(mark) || !isMathematicsFont(mark.font)) return undefined;
  const [left, bottom, right, top] = mark.box;
  return [left, bottom - mark.size, right, top + mark.size];
}

function isBarOf({ box }: FillMark, formulas: readonly Box[]): boolean {
  const [left, bottom, right, top] = box;
  return right - left > top - bottom && formulas.some((reach) => touches(reach, box));
}
