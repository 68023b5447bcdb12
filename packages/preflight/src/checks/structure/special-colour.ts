import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFNumber } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { paintedContent, resourceObjects } from '@chiaroscuro/pdf/content-walk';
import { nameEntry } from '../../pdf-values.ts';
import { colourRemarks } from './colour-remarks.ts';
import type { ColourUse } from './colour-uses.ts';
import { colourUses } from './colour-uses.ts';
import { printCheck } from './structure-check.ts';

/** Row 13. Inks that a book printer does not mix, profiles that he refuses, and curves that change what he gets. */
export const specialColour = printCheck({
  code: 'preflight/special-colour',
  inspect: ({ document }, { colourSpace: wanted, title }) => [
    ...colourRemarks({
      uses: colourUses(document),
      expected:
        wanted.value === 'cmyk'
          ? `no ICC-based, indexed or spot colours for the printer (${title})`
          : `no spot colours for the printer (${title})`,
      hint: 'Convert images to plain CMYK or grey without a profile of their own; name colours by the stylesheet.',
      describe: (use) =>
        spot(use) ?? (wanted.value === 'cmyk' ? profiledOrIndexed(use) : undefined),
    }),
    ...changedCurves(document),
  ],
});

/** The process inks by themselves, and none at all, are no spot colours; /All is for marks outside the trim. */
const process = new Set(['Cyan', 'Magenta', 'Yellow', 'Black', 'None']);

function spot({ colorants = [] }: ColourUse): string | undefined {
  const spots = colorants.filter((name) => !process.has(name));
  return spots.length > 0 ? `spot colour ${spots.map((name) => `/${name}`).join(', ')}` : undefined;
}

/** Those of three channels, and of none that is known, are no inks at all: row 12 tells of them. */
function profiledOrIndexed({ family, channels }: ColourUse): string | undefined {
  if (family === 'Indexed') return family;
  return family === 'ICCBased' && (channels === 4 || channels === 1)
    ? `ICCBased of ${channels} ${channels === 1 ? 'channel' : 'channels'}`
    : undefined;
}

/** Transfer functions and halftones belong to the press (ISO 15930-1, 6.12 and 6.13). */
function changedCurves(document: PDFDocument): Remark[] {
  const remarks: Remark[] = [];
  const seen = new Set<PDFDict>();
  for (const { resources, page, figure } of paintedContent(document)) {
    for (const state of resources ? resourceObjects(resources, 'ExtGState') : []) {
      if (!(state instanceof PDFDict) || seen.has(state)) continue;
      seen.add(state);
      const found = curvesIn(state);
      if (found.length > 0)
        remarks.push({
          message: `Expected no transfer functions and halftones in a graphics state, found ${found.join(', ')}.`,
          place: { page, ...(figure !== undefined && { figure }) },
          hint: 'Export the included PDF without settings for a press.',
        });
    }
  }
  return remarks;
}

function curvesIn(state: PDFDict): string[] {
  const isOther = (key: string, harmless: readonly string[]) =>
    state.has(PDFName.of(key)) && !harmless.includes(nameEntry(state, key) ?? '');
  const halftone = state.lookup(PDFName.of('HT'));
  const type = halftone instanceof PDFDict && halftone.lookup(PDFName.of('HalftoneType'));
  const isPlain = type instanceof PDFNumber && [1, 5].includes(type.asNumber());
  return [
    ...(isOther('TR', []) ? ['/TR'] : []),
    ...(isOther('TR2', ['Default']) ? ['/TR2'] : []),
    ...(isOther('HTP', []) ? ['/HTP'] : []),
    ...(halftone !== undefined && nameEntry(state, 'HT') !== 'Default' && !isPlain ? ['/HT'] : []),
  ];
}
