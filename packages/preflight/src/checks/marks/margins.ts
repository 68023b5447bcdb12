import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Check } from '../../check.ts';
import { sheetsOf } from '../../raster-sheet.ts';
import { Occurrences, counted } from './occurrences.ts';
import { isPrint, requirePrinter } from './printer-of.ts';
import { isShownText } from './visible-marks.ts';

/** The box of a text mark is that of its font, which is a little larger than the glyphs. */
const tolerance = 0.5;

const sides = ['left', 'bottom', 'right', 'top'] as const;

/**
 * Text keeps the profile's margin from the trim on the outer sides, and from the spine what the page
 * count demands (row 28). Odd pages are rectos, whose spine is left.
 */
export const margins: Check = {
  code: 'preflight/margins',
  applies: isPrint,
  begin(subject) {
    const printer = requirePrinter(subject);
    const sheets = sheetsOf(subject);
    const outer = printer.margins.value;
    const inner = gutter(printer.gutter.value, sheets.length);
    const faults = new Occurrences<{ side: string; distance: number; least: number }>();
    return {
      mark(mark) {
        const trim = sheets[mark.page - 1]?.trim;
        if (!trim || !isShownText(mark)) return;
        const spine = mark.page % 2 === 1 ? 'left' : 'right';
        for (const [index, side] of sides.entries()) {
          const least = side === spine ? inner : outer;
          const distance = distanceInside(trim, mark.box, index);
          if (distance >= least * 72 - tolerance) continue;
          const kind = side === spine ? 'spine' : side;
          faults.add(mark, { kind, fact: { side: kind, distance, least }, weight: -distance });
        }
      },
      end: () =>
        faults.remarks(({ fact: { side, distance, least }, count }) => ({
          message: `Expected text at least ${inches(least)} from the ${side === 'spine' ? 'spine' : `${side} trim edge`}, found ${distance < 0 ? `it ${inches(-distance / 72)} beyond` : inches(distance / 72)} (${counted(count, 'piece')} of text).`,
          hint: 'Margins and measures are set in maths-preamble.tex, section 3; a wide figure must fit \\fullmeasure.',
        })),
    };
  },
};

/** The printer's table ends with the thickest book he binds. */
function gutter(table: readonly { pages: number; inches: number }[], pageCount: number): number {
  const entry = table.find(({ pages }) => pageCount <= pages) ?? table.at(-1);
  return entry?.inches ?? 0;
}

function distanceInside(trim: Box, box: Box, index: number): number {
  const difference = box[index]! - trim[index]!;
  return index < 2 ? difference : -difference;
}

function inches(value: number): string {
  return `${Number(value.toFixed(3))} in`;
}
