import type { PdfStandard } from '@chiaroscuro/printers/printer-profile';

/** How a file that follows a standard is written, and how it says so. */
export interface PdfForm {
  /** The version in the header; the lowest that holds what is in the file when the standard names none. */
  version?: '1.3' | '1.6';
  /** Whether objects and cross references may be packed into streams (from PDF 1.5 on). */
  packsObjects: boolean;
  /** The latest version of ICC profiles that the one output intent may embed; a form without claims has none. */
  outputIntent?: { latestProfile: 2 | 4 };
  /** What Info holds to identify the standard. */
  info: Readonly<Record<string, string>>;
  /** Likewise the XMP packet. */
  xmp: Readonly<Record<string, string>>;
}

/**
 * The forms of PDF that printers ask for. PDF/X-1a:2001 (ISO 15930-1) is PDF 1.3 and is identified in
 * Info, which the packet repeats under Adobe's name for custom entries; PDF/X-4 (ISO 15930-7) is PDF 1.6 and
 * is identified in the packet only. A plain PDF makes no claim and names no press.
 */
export const pdfForms: Readonly<Record<PdfStandard, PdfForm>> = {
  'PDF/X-4': {
    version: '1.6',
    packsObjects: true,
    outputIntent: { latestProfile: 4 },
    info: {},
    xmp: { 'pdfxid:GTS_PDFXVersion': 'PDF/X-4' },
  },
  'PDF/X-1a:2001': {
    version: '1.3',
    packsObjects: false,
    outputIntent: { latestProfile: 2 },
    info: { GTS_PDFXVersion: 'PDF/X-1:2001', GTS_PDFXConformance: 'PDF/X-1a:2001' },
    xmp: {
      'pdfx:GTS_PDFXVersion': 'PDF/X-1:2001',
      'pdfx:GTS_PDFXConformance': 'PDF/X-1a:2001',
    },
  },
  PDF: { packsObjects: true, info: {}, xmp: {} },
};
