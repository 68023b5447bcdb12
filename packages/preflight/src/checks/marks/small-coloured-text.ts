import type { Check } from '../../check.ts';
import type { TextMark } from '../../mark.ts';
import { inksOf } from './colour-inks.ts';
import { isMathematicsFont } from './mathematics-font.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isBelow, points } from './points.ts';
import { isCmykPrint } from './printer-of.ts';
import { isShownText } from './visible-marks.ts';

const smallSize = 7;
const mostInks = 2;
/** An ink below one per cent leaves no dot on the plate. */
const leastInk = 0.01;

/**
 * Text below 7 pt in more than two inks blurs: no press prints three plates exactly above each other
 * (row 23). A font of mathematics is only noted: sub- and superscripts keep the colour of their symbol,
 * and their size is not the author's choice.
 */
export const smallColouredText: Check = {
  code: 'preflight/small-coloured-text',
  applies: isCmykPrint,
  begin() {
    const faults = new Occurrences<{ size: number; inks: number; severity: 'warning' | 'note' }>();
    return {
      mark(mark) {
        if (!isShownText(mark) || !isBelow(mark.size, smallSize)) return;
        const inks = countInks(mark);
        if (inks <= mostInks) return;
        const severity = isMathematicsFont(mark.font) ? 'note' : 'warning';
        const fact = { size: mark.size, inks, severity } as const;
        faults.add(mark, { kind: severity, fact, weight: 100 * inks - mark.size });
      },
      end: () =>
        faults.remarks(({ fact: { size, inks, severity }, count }) => ({
          severity,
          message: `Expected text below ${smallSize} pt in at most two inks, found ${inks} inks at ${points(size)} (${counted(count, 'piece')} of text).`,
          hint: 'Set the text larger, or give its colour an ink less; sizes and colours are in maths-preamble.tex.',
        })),
    };
  },
};

function countInks({ colour }: TextMark): number {
  const inks = inksOf(colour) ?? (colour.colorants ? colour.components : []);
  return inks.filter((ink) => ink > leastInk).length;
}
