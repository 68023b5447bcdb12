import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { printerNames, readPrinter } from '@chiaroscuro/printers/read-printer';
import { PDFName, PDFString, type PDFDocument } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { guessProfile } from './guess-profile.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'guess-'));
const printers = printerNames().map((name) => readPrinter(name));

afterAll(() => rmSync(folder, { recursive: true }));

const fourSides = [9, 9, 513, 729];
const threeSides = [0, 9, 513, 729];

/** The profile that a file with this trim in its sheet of 522 × 738 bp, and with this claim, seems to be made for. */
async function guess(trim: number[] | undefined, claim = (_: PDFDocument): void => {}) {
  const document = await sampleDocument({
    change: (document, pages) => {
      claim(document);
      for (const { node } of trim ? pages : [])
        node.set(PDFName.of('TrimBox'), node.context.obj(trim!));
    },
  });
  const file = path.join(folder, 'file.pdf');
  writeFileSync(file, await documentBytes(document));
  return guessProfile(file, printers);
}

function claimX1a({ context }: PDFDocument): void {
  const text = (value: string) => PDFString.of(value);
  context.trailerInfo.Info = context.register(
    context.obj({
      GTS_PDFXVersion: text('PDF/X-1:2001'),
      GTS_PDFXConformance: text('PDF/X-1a:2001'),
    }),
  );
}

function claimX4({ context, catalog }: PDFDocument): void {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>`;
  const stream = context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

test('a file without trim and claim is made for screens', async () => {
  expect(await guess(undefined)).toBe('screen');
});

test.each([
  ['offset-x4', fourSides, claimX4],
  ['offset-x1a', fourSides, claimX1a],
  ['ingram', threeSides, claimX1a],
  ['kdp', threeSides, undefined],
  ['lulu', fourSides, undefined],
])('standard and sides with a bleed together tell %s', async (name, trim, claim) => {
  expect(await guess(trim, claim)).toBe(name);
});

test('the standard alone tells enough when nobody wants this bleed', async () => {
  expect(await guess([20, 20, 500, 700], claimX4)).toBe('offset-x4');
});

test('what cannot be read is made for screens', async () => {
  writeFileSync(path.join(folder, 'no.pdf'), 'no PDF');
  expect(await guessProfile(path.join(folder, 'no.pdf'), printers)).toBe('screen');
});
