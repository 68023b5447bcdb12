import type { Box } from '@chiaroscuro/pdf/page-boxes';

/** A side of a page before a viewer turns it. */
export type Side = 'left' | 'bottom' | 'right' | 'top';

export const sides: readonly Side[] = ['left', 'bottom', 'right', 'top'];

/** Where a box ends on one side. */
export function edge(box: Box, side: Side): number {
  return box[sides.indexOf(side)]!;
}

/** A difference of two edges on one side, positive towards the middle of the page. */
export function inward(difference: number, side: Side): number {
  return side === 'left' || side === 'bottom' ? difference : -difference;
}

/** The side across the page. */
export function opposite(side: Side): Side {
  return sides[(sides.indexOf(side) + 2) % 4]!;
}
