import type { Check } from '../../check.ts';
import type { Mark } from '../../mark.ts';
import { isMathematicsFont } from './mathematics-font.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isBelow, points } from './points.ts';
import { isPrint, requirePrinter } from './printer-of.ts';
import { isShownText } from './visible-marks.ts';

/**
 * Type must be large enough to read and to print (row 27). Below the profile's size of warning a
 * font of mathematics is only noted, for sub- and superscripts are small by nature; below its size
 * of error nothing is spared.
 */
export const typeSize: Check = {
  code: 'preflight/type-size',
  applies: isPrint,
  begin(subject) {
    const { error, warning } = requirePrinter(subject).typeSize.value;
    const faults = new Occurrences<{ size: number; least: number; severity: Severity }>();
    return {
      mark(mark) {
        if (!isShownText(mark)) return;
        const { size, font } = mark;
        const isTooSmall = isBelow(size, error);
        if (!isTooSmall && !isBelow(size, warning)) return;
        const mild: Severity = isMathematicsFont(font) ? 'note' : 'warning';
        const severity: Severity = isTooSmall ? 'error' : mild;
        const fact = { size, least: isTooSmall ? error : warning, severity };
        faults.add(mark, { kind: `${severity} ${font}`, fact, weight: -size });
      },
      end: () =>
        faults.remarks(({ mark, fact: { size, least, severity }, count }) => ({
          severity,
          message: `Expected type of at least ${least} pt, found ${points(size)}${quoted(mark)} (${counted(count, 'piece')} of text).`,
          hint:
            severity === 'note'
              ? 'Sub- and superscripts of mathematics may be small; their sizes are set by \\DeclareMathSizes in maths-preamble.tex.'
              : 'Set it larger: type sizes are defined in maths-preamble.tex, section 2. A figure must not be scaled down.',
        })),
    };
  },
};

type Severity = 'error' | 'warning' | 'note';

function quoted(mark: Mark): string {
  if (mark.kind !== 'text') return '';
  const text = mark.text.trim().slice(0, 30);
  return `${text === '' ? '' : `, “${text}”`} in ${mark.font}`;
}
