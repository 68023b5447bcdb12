import { colourRemarks } from './colour-remarks.ts';
import type { ColourUse } from './colour-uses.ts';
import { colourUses } from './colour-uses.ts';
import { printCheck } from './structure-check.ts';

/**
 * Row 12. A press that prints with four inks gets nothing but four inks and grey, or it would convert the rest unseen; one
 * that wants sRGB gets no inks, which it would convert in turn.
 */
export const colourSpace = printCheck({
  code: 'preflight/colour-space',
  inspect: ({ document }, { colourSpace: wanted, title }) =>
    wanted.value === 'cmyk'
      ? colourRemarks({
          uses: colourUses(document),
          expected: `only CMYK and grey for the printer (${title})`,
          hint: 'Take colours from the stylesheet and convert images; a PDF that is included must be CMYK itself.',
          describe: notInks,
        })
      : colourRemarks({
          uses: colourUses(document),
          expected: `only sRGB and grey for the printer (${title})`,
          hint: 'Let the stylesheet give the print edition the colours of this printer; convert images and included PDFs to sRGB.',
          describe: inks,
        }),
});

/** Spaces that are no inks. Those of ICC profiles are told apart: with four channels or one they are a special colour. */
const notInkFamilies = new Set(['DeviceRGB', 'CalRGB', 'CalGray', 'Lab', 'unreadable']).add(
  'JPEG 2000 without a colour space',
);

function notInks({ family, channels, by }: ColourUse): string | undefined {
  if (family === 'ICCBased') {
    const isOfInks = channels === 4 || channels === 1;
    return isOfInks ? undefined : `ICCBased of ${channels ?? 'unknown'} channels`;
  }
  if (by.startsWith('colour space /Default') && family.startsWith('Default'))
    return `${family}, which replaces the colours of the press`;
  return notInkFamilies.has(family) ? worded(family) : undefined;
}

function inks({ family, channels }: ColourUse): string | undefined {
  if (family === 'DeviceCMYK' || family === 'DefaultCMYK') return family;
  if (family === 'ICCBased' && channels === 4) return 'ICCBased of 4 channels';
  return family === 'Lab' || family === 'unreadable' ? worded(family) : undefined;
}

function worded(family: string): string {
  return family === 'unreadable' ? 'content that cannot be read' : family;
}
