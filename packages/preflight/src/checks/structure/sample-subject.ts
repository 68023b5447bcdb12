import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { setMetadata } from '@chiaroscuro/pdf/metadata';
import { setPrintBoxes, setScreenBoxes } from '@chiaroscuro/pdf/page-boxes';
import { pdfForms } from '@chiaroscuro/pdf/pdf-x';
import type { Sample } from '@chiaroscuro/pdf/sample-document';
import { sampleDocument, sampleGeometry } from '@chiaroscuro/pdf/sample-document';
import type { PDFContext, PDFDocument } from 'pdf-lib';
import { PDFHeader, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { Check, Remark } from '../../check.ts';
import type { PreflightProfile } from '../../preflight-profile.ts';
import { sampleProfile } from '../../sample-profile.ts';
import type { Subject } from '../../subject.ts';

/**
 * A PDF, for the tests of this folder, that passes all checks for its profile, but for what `change` does to it last, and for
 * the number of pages, of which there are two.
 */
export async function sampleSubject({
  profile = sampleProfile(),
  change,
  ...sample
}: Sample & { profile?: PreflightProfile } = {}): Promise<Subject> {
  const document = await sampleDocument({
    ...sample,
    change: async (draft, pages) => {
      if (profile.medium === 'screen') prepareForScreen(draft);
      else prepareForPrint(draft, profile.printer.standard.value);
      draft.context.trailerInfo.ID = draft.context.obj([
        PDFHexString.of('0123'),
        PDFHexString.of('4567'),
      ]);
      await change?.(draft, pages);
    },
  });
  const bytes = await documentBytes(document);
  return { file: 'sample.pdf', path: 'sample.pdf', bytes, document, profile };
}

/** What a check has to say of a PDF. */
export async function remarksOf(check: Check, subject: Subject): Promise<Remark[]> {
  return check.begin(subject).end();
}

/** The header of an ICC profile (ICC.1, 7.2) and nothing else. */
export function iccHeader({
  version = 2,
  deviceClass = 'prtr',
  space = 'CMYK',
  signature = 'acsp',
} = {}): Uint8Array {
  const bytes = Buffer.alloc(128);
  bytes[8] = version;
  bytes.write(deviceClass, 12);
  bytes.write(space, 16);
  bytes.write(signature, 36);
  return bytes;
}

const metadata = {
  title: 'Énergie & <spirals>',
  authors: ['Ada Łovelace', 'Émilie du Châtelet'],
  subject: 'Free energies',
  language: 'en-GB',
  date: new Date('2026-11-23T12:00:00Z'),
};

function prepareForPrint(document: PDFDocument, standard: keyof typeof pdfForms): void {
  const { context, catalog } = document;
  const [major, minor] = (pdfForms[standard].version ?? '1.6').split('.').map(Number);
  context.header = PDFHeader.forVersion(major!, minor!);
  setPrintBoxes(document, sampleGeometry);
  setMetadata(document, metadata, standard);
  catalog.set(PDFName.of('OutputIntents'), context.obj([outputIntent(context)]));
}

function prepareForScreen(document: PDFDocument): void {
  const { context, catalog } = document;
  setScreenBoxes(document);
  setMetadata(document, metadata, 'screen');
  const [first] = document.getPages();
  const item = context.register(
    context.obj({ Title: PDFString.of('Ellipse'), Dest: [first!.ref, 'Fit'] }),
  );
  const outline = { First: item, Last: item, Count: 1 };
  catalog.set(PDFName.of('Outlines'), context.register(context.obj(outline)));
}

function outputIntent(context: PDFContext) {
  return context.obj({
    S: 'GTS_PDFX',
    OutputConditionIdentifier: PDFString.of('FOGRA39'),
    Info: PDFString.of('Coated FOGRA39'),
    DestOutputProfile: context.register(context.flateStream(iccHeader(), { N: 4 })),
  });
}
