import type { Check } from './check.ts';
import { bookChecks } from './checks/book/book-checks.ts';
import { artToBleed } from './checks/marks/art-to-bleed.ts';
import { blankPages } from './checks/marks/blank-pages.ts';
import { darkBackground } from './checks/marks/dark-background.ts';
import { imageResolution } from './checks/marks/image-resolution.ts';
import { lightBackground } from './checks/marks/light-background.ts';
import { lineWidth } from './checks/marks/line-width.ts';
import { margins } from './checks/marks/margins.ts';
import { mathematics } from './checks/marks/mathematics.ts';
import { richBlackAreas } from './checks/marks/rich-black.ts';
import { smallColouredText } from './checks/marks/small-coloured-text.ts';
import { textBlack } from './checks/marks/text-black.ts';
import { textContrast } from './checks/marks/text-contrast.ts';
import { tint } from './checks/marks/tint.ts';
import { totalInk } from './checks/marks/total-ink.ts';
import { typeSize } from './checks/marks/type-size.ts';
import { structureChecks } from './checks/structure/structure-checks.ts';

/** Every check that runs; check-list.ts has their rows. */
export const allChecks: readonly Check[] = [
  ...structureChecks,
  artToBleed,
  totalInk,
  textBlack,
  richBlackAreas,
  smallColouredText,
  lineWidth,
  tint,
  imageResolution,
  typeSize,
  margins,
  blankPages,
  lightBackground,
  darkBackground,
  textContrast,
  mathematics,
  ...bookChecks,
];
