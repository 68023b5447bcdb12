import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Colour, Mark, TextMark } from '../../mark.ts';
import { isInked } from './colour-inks.ts';

/** Whether glyphs of a text mark are painted: neither invisible nor clipping only, and not blanks. */
export function isShownText(mark: Mark): mark is TextMark {
  if (mark.kind !== 'text' || mark.mode === 3 || mark.mode === 7 || mark.alpha === 0) return false;
  return mark.text === '' || mark.text.trim() !== '';
}

/** Whether a mark changes white paper. */
export function leavesInk(mark: Mark): boolean {
  if (mark.alpha === 0 || isEmpty(mark)) return false;
  if (mark.kind === 'text') return isShownText(mark) && isInked(mark.colour);
  const colour = colourOf(mark);
  return !colour || isInked(colour);
}

/** The one colour of a mark; undefined for shadings and images. */
export function colourOf(mark: Mark): Colour | undefined {
  return mark.kind === 'shading' ? undefined : mark.colour;
}

/** Whether two boxes have an area, or at least a line, in common. */
export function touches(first: Box, second: Box): boolean {
  return (
    first[0] <= second[2] && second[0] <= first[2] && first[1] <= second[3] && second[1] <= first[3]
  );
}

/** Whether a mark was clipped away; a line has a box without area. */
function isEmpty({ box: [left, bottom, right, top] }: Mark): boolean {
  return !(right >= left && top >= bottom);
}
