import type { Check } from '../../check.ts';
import { alternativeText } from './alternative-text.ts';
import { colourVision } from './colour-vision.ts';
import { cover } from './cover.ts';
import { parity } from './parity.ts';
import { perceivedContrast } from './perceived-contrast.ts';
import { reproducible } from './reproducible.ts';
import { typesetting } from './typesetting.ts';

/** Checks of what only the build knows of its own PDFs. */
export const bookChecks: readonly Check[] = [
  perceivedContrast,
  colourVision,
  alternativeText,
  parity,
  reproducible,
  typesetting,
  cover,
];
