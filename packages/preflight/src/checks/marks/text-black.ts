import type { Check } from '../../check.ts';
import type { Inks } from '../../mark.ts';
import { inksOf, noInk } from './colour-inks.ts';
import { inksInWords } from './inks-in-words.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isCmykPrint } from './printer-of.ts';
import { isShownText } from './visible-marks.ts';

/** From here on, dark text is meant to be black. */
const leastBlack = 0.85;

/**
 * Text in black or grey must be black ink alone (row 21): with other inks below it, the least
 * misregister of the press gives every letter coloured fringes.
 */
export const textBlack: Check = {
  code: 'preflight/text-black',
  applies: isCmykPrint,
  begin() {
    const faults = new Occurrences<{ inks: Inks; isGrey: boolean }>();
    return {
      mark(mark) {
        if (!isShownText(mark)) return;
        const inks = inksOf(mark.colour);
        if (!inks || !hasColour(inks)) return;
        const isGrey = inks[3] < leastBlack;
        if (isGrey && !isMixedGrey(inks)) return;
        faults.add(mark, { kind: inks.join(), fact: { inks, isGrey } });
      },
      end: () =>
        faults.remarks(({ fact: { inks, isGrey }, count }) => ({
          message: `Expected ${isGrey ? 'grey' : 'black'} text in black ink alone, found it in ${inksInWords(inks)} (${counted(count, 'piece')} of text).`,
          hint: 'Give the colour a neutral value in maths-preamble.tex (red, green and blue equal); the press palette then makes it of black alone.',
        })),
    };
  },
};

function hasColour([cyan, magenta, yellow]: Inks): boolean {
  return cyan > noInk || magenta > noInk || yellow > noInk;
}

/**
 * Whether three inks were mixed to a grey. Inks being what they are, a neutral grey needs magenta and
 * yellow alike and a little more cyan (ISO 12647-2, grey balance: 50/40/40).
 */
function isMixedGrey([cyan, magenta, yellow]: Inks): boolean {
  const more = cyan - (magenta + yellow) / 2;
  return (
    Math.min(cyan, magenta, yellow) > 0.02 &&
    Math.abs(magenta - yellow) <= 0.06 &&
    more >= -0.02 &&
    more <= 0.15
  );
}
