import { pdfForms } from '@chiaroscuro/pdf/pdf-x';
import type { PDFDocument } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { infoOf, textIn } from './text-values.ts';
import { documentXmp } from './document-xmp.ts';
import { printCheck, wantsPdfX } from './structure-check.ts';

/** Row 5. PDF/X-1a is identified in Info, PDF/X-4 in the XMP packet; a workflow looks nowhere else. */
export const identification = printCheck({
  code: 'preflight/identification',
  applies: wantsPdfX,
  inspect: ({ document }, { standard }) =>
    standard.value === 'PDF/X-4'
      ? [...missingInPacket(document), ...otherClaim(document)]
      : missingInInfo(document, pdfForms[standard.value].info),
});

const hint = 'Let the stage prepress make the file for this printer; it writes the identification.';

function missingInPacket(document: PDFDocument): Remark[] {
  const xmp = documentXmp(document);
  const found = xmp.state === 'read' ? xmp.properties('pdfxid', 'GTS_PDFXVersion')?.[0] : undefined;
  if (found === 'PDF/X-4') return [];
  const where = {
    none: 'found no packet',
    unreadable: 'found a packet that cannot be read',
    read: found === undefined ? 'found none' : `found ${found}`,
  }[xmp.state];
  return [
    { message: `Expected pdfxid:GTS_PDFXVersion PDF/X-4 in the XMP packet, ${where}.`, hint },
  ];
}

/** A file that claims in Info to follow an older standard is held against that by older workflows. */
function otherClaim(document: PDFDocument): Remark[] {
  const info = infoOf(document);
  const claim = info && textIn(info, 'GTS_PDFXVersion');
  return claim === undefined || claim === 'PDF/X-4'
    ? []
    : [
        {
          message: `Expected no other standard than PDF/X-4, found GTS_PDFXVersion ${claim} in Info.`,
          hint,
        },
      ];
}

function missingInInfo(
  document: PDFDocument,
  expected: Readonly<Record<string, string>>,
): Remark[] {
  const info = infoOf(document);
  return Object.entries(expected).flatMap(([key, value]) => {
    const found = info && textIn(info, key);
    return found === value
      ? []
      : [{ message: `Expected ${key} ${value} in Info, found ${found ?? 'none'}.`, hint }];
  });
}
