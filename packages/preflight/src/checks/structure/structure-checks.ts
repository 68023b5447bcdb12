import type { Check } from '../../check.ts';
import { bleed } from './bleed.ts';
import { colourSpace } from './colour-space.ts';
import { delivery } from './delivery.ts';
import { encryption } from './encryption.ts';
import { fileId } from './file-id.ts';
import { fonts } from './fonts.ts';
import { forbiddenText } from './forbidden-text.ts';
import { identification } from './identification.ts';
import { interactive } from './interactive.ts';
import { layers } from './layers.ts';
import { links } from './links.ts';
import { metadata } from './metadata.ts';
import { navigation } from './navigation.ts';
import { outputIntent } from './output-intent.ts';
import { pageBoxes } from './page-boxes.ts';
import { pageCount } from './page-count.ts';
import { pageLabels } from './page-labels.ts';
import { privateData } from './private-data.ts';
import { specialColour } from './special-colour.ts';
import { syntax } from './syntax.ts';
import { toUnicode } from './to-unicode.ts';
import { transparency } from './transparency.ts';
import { trapped } from './trapped.ts';
import { version } from './version.ts';

/** The checks of how a file is built, in the order of their rows. */
export const structureChecks: readonly Check[] = [
  ...[syntax, encryption, version, fileId, identification, metadata, trapped, outputIntent],
  ...[pageBoxes, bleed, colourSpace, specialColour, transparency, layers, interactive, privateData],
  ...[fonts, toUnicode, pageCount, pageLabels, forbiddenText, links, navigation, delivery],
];
