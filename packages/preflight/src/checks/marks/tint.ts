import type { Check } from '../../check.ts';
import type { Inks } from '../../mark.ts';
import { inksOf, noInk } from './colour-inks.ts';
import { inksInWords, per100 } from './inks-in-words.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isCmykPrint, requirePrinter } from './printer-of.ts';
import { colourOf, leavesInk } from './visible-marks.ts';

/**
 * Tints must be strong enough to leave dots on the plate (row 25). A colour whose inks are all below
 * the profile's limit vanishes, and a weak grey with it: that is the warning. A weak ink beside
 * strong ones only shifts the hue a little, which is noted once for the whole file. Shadings and
 * images run through weak tints on their way to white and are not asked.
 */
export const tint: Check = {
  code: 'preflight/tint',
  applies: isCmykPrint,
  begin(subject) {
    const { ink, grey } = requirePrinter(subject).tint.value;
    const faults = new Occurrences<{ inks: Inks; least: number }>();
    const shifted = new Map<string, number>();
    return {
      mark(mark) {
        const colour = colourOf(mark);
        const inks = colour && inksOf(colour);
        if (!inks || !leavesInk(mark)) return;
        const isGrey = Math.max(inks[0], inks[1], inks[2]) <= noInk;
        const least = isGrey ? Math.max(ink, grey) : ink;
        if (Math.max(...inks) < least / 100 - noInk) {
          faults.add(mark, { kind: inks.join(), fact: { inks, least } });
        } else if (inks.some((part) => part > noInk && part < ink / 100 - noInk)) {
          if (shifted.size < mostColours) shifted.set(inksInWords(inks), mark.page);
        }
      },
      end: () => [
        ...faults.remarks(({ fact: { inks, least }, count }) => ({
          message: `Expected tints of at least ${least} %, found ${inksInWords(inks)} (${counted(count, 'mark')}).`,
          hint: 'Such a tint may not print at all: make the colour stronger in maths-preamble.tex, or leave it out.',
        })),
        ...shiftedColours(shifted, ink),
      ],
    };
  },
};

const mostColours = 1000;

function shiftedColours(shifted: ReadonlyMap<string, number>, least: number) {
  if (shifted.size === 0) return [];
  const some = [...shifted].slice(0, 5).map(([inks, page]) => `${inks} on page ${page}`);
  const more = shifted.size > some.length ? ' and others' : '';
  return [
    {
      severity: 'note' as const,
      message: `Found ${counted(shifted.size, 'colour')} with an ink below ${per100(least / 100)} % beside stronger ones: ${some.join(', ')}${more}.`,
      hint: 'Without that ink the colours shift by a trace that nobody sees.',
    },
  ];
}
