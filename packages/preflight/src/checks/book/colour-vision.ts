import { structureCheck } from '../structure/structure-check.ts';

/** CIEDE2000: two colours nearer than this are not told apart safely in small marks. A choice of this project. */
const least = 10;

/** Row 37. One reader in twenty sees red and green as one colour; a figure must not depend on the difference. */
export const colourVision = structureCheck({
  code: 'preflight/colour-vision',
  applies: ({ book }) => book?.colourPairs !== undefined,
  inspect: ({ book }) =>
    book!
      .colourPairs!.filter(({ distance }) => distance < least)
      .map(({ figure, first, second, distance, vision }) => ({
        message: `Expected the colours "${first}" and "${second}" to lie ${least} apart (CIEDE2000) for every reader, found ${distance.toFixed(1)} for ${vision}.`,
        place: { figure },
        hint: 'Give one of them a dash, a marker or a label of its own, or move their hues apart in the stylesheet.',
      })),
});
