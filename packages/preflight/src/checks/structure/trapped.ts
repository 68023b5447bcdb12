import { PDFBool, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { infoOf } from './text-values.ts';
import { printCheck, wantsPdfX } from './structure-check.ts';

/** Row 7. A press traps what is not trapped, once; it must not have to guess. */
export const trapped = printCheck({
  code: 'preflight/trapped',
  applies: wantsPdfX,
  inspect: ({ document }) => {
    const value = infoOf(document)?.lookup(PDFName.of('Trapped'));
    if (value === PDFName.of('True') || value === PDFName.of('False')) return [];
    return [
      {
        message: `Expected Info to hold /Trapped with the name /True or /False, found ${described(value)}.`,
        hint: 'TeX traps nothing: set /Trapped /False.',
      },
    ];
  },
});

function described(value: unknown): string {
  if (value === undefined) return 'none';
  if (value instanceof PDFName) return `the name ${value.toString()}`;
  if (value instanceof PDFString || value instanceof PDFHexString)
    return `the string (${value.decodeText()})`;
  return value instanceof PDFBool ? `the truth value ${value.toString()}` : 'something else';
}
