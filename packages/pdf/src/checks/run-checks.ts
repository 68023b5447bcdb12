import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PdfStandard } from '@chiaroscuro/printers/printer-profile';
import type { PDFDocument } from 'pdf-lib';
import type { PrintGeometry } from '../page-boxes.ts';
import { checkPrintBoxes, checkScreenBoxes } from './boxes.ts';
import { checkFonts } from './fonts.ts';
import { checkNoInteractiveParts } from './interactive.ts';
import { checkRgb } from './rgb.ts';
import { checkNotEncrypted, checkPageLabels } from './structure.ts';

/** What an edition is made for; what a print edition must measure, and which standard and colours its printer wants. */
export type EditionDemands =
  | { medium: 'screen' }
  | {
      medium: 'print';
      geometry: PrintGeometry;
      standard: PdfStandard;
      colourSpace: 'cmyk' | 'srgb';
      /** How many pages are bound; absent for a proof, which is not. */
      binding?: { multiple: number; lastIsBlank: boolean };
    };

/** What one check found; nothing if the PDF passed it. */
export interface CheckResult {
  /** What holds if the check passes, for instance `fonts are embedded`. */
  name: string;
  diagnostics: Diagnostic[];
}

/** Runs all checks that a PDF of this kind must pass, in a fixed order. */
export function runChecks(document: PDFDocument, demands: EditionDemands): CheckResult[] {
  const common: CheckResult[] = [
    { name: 'not encrypted', diagnostics: checkNotEncrypted(document) },
    { name: 'fonts are embedded', diagnostics: checkFonts(document) },
    { name: 'page labels', diagnostics: checkPageLabels(document) },
  ];
  if (demands.medium === 'screen') {
    return [...common, { name: 'page boxes', diagnostics: checkScreenBoxes(document) }];
  }
  return [
    ...common,
    { name: 'page boxes', diagnostics: checkPrintBoxes(document, demands.geometry) },
    ...(demands.colourSpace === 'cmyk'
      ? [{ name: 'no RGB', diagnostics: checkRgb(document) }]
      : []),
    { name: 'no interactive parts', diagnostics: checkNoInteractiveParts(document) },
  ];
}
