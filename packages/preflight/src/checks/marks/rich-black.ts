import type { Check } from '../../check.ts';
import type { Inks, Mark } from '../../mark.ts';
import { inksOf, noInk } from './colour-inks.ts';
import { inksInWords } from './inks-in-words.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isCmykPrint } from './printer-of.ts';
import { colourOf, leavesInk } from './visible-marks.ts';

/** The black that printers recommend for large areas; 240 % of ink. */
const richBlack: Inks = [0.6, 0.4, 0.4, 1];
const tolerance = 0.02;

/**
 * Areas of solid black are black alone, or the one rich black that every paper takes (row 22). Lines
 * and rules are black alone: a rich black gives them coloured fringes.
 */
export const richBlackAreas: Check = {
  code: 'preflight/rich-black',
  applies: isCmykPrint,
  begin() {
    const faults = new Occurrences<{ inks: Inks; isLine: boolean }>();
    return {
      mark(mark) {
        const colour = mark.kind === 'text' ? undefined : colourOf(mark);
        const inks = colour && inksOf(colour);
        if (!inks || inks[3] < 1 - noInk || !leavesInk(mark)) return;
        const isLine = isLineOrRule(mark);
        if (isPlain(inks) || (isRich(inks) && !isLine)) return;
        faults.add(mark, { kind: `${inks.join()}${isLine}`, fact: { inks, isLine } });
      },
      end: () =>
        faults.remarks(({ fact: { inks, isLine }, count }) => ({
          message: isLine
            ? `Expected black lines in black ink alone, found ${counted(count, 'line')} in ${inksInWords(inks)}.`
            : `Expected black areas of 0/0/0/100 or 60/40/40/100, found ${inksInWords(inks)} (${counted(count, 'area')}).`,
          hint: 'Use the role ink for lines and text; a large black area gets its rich black from maths-preamble.tex.',
        })),
    };
  },
};

function isPlain([cyan, magenta, yellow]: Inks): boolean {
  return Math.max(cyan, magenta, yellow) <= noInk;
}

function isRich(inks: Inks): boolean {
  return inks.every((ink, index) => Math.abs(ink - richBlack[index]!) <= tolerance);
}

/** Thinner than two points, a rectangle is a rule. */
function isLineOrRule(mark: Mark): boolean {
  if (mark.kind === 'stroke') return true;
  return mark.kind === 'fill' && mark.ruleWidth !== undefined && mark.ruleWidth < 2;
}
