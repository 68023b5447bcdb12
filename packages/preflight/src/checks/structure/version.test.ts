import type { PDFDocument } from 'pdf-lib';
import { PDFHeader, PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import type { PreflightProfile } from '../../preflight-profile.ts';
import { sampleProfile } from '../../sample-profile.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { version } from './version.ts';

const x4 = sampleProfile();
const x1a = sampleProfile({ standard: 'PDF/X-1a:2001' });
const plain = sampleProfile({ standard: 'PDF' });

const withVersion = (minor: number) => (document: PDFDocument) => {
  document.context.header = PDFHeader.forVersion(1, minor);
};
const withImage = (filter: string) => (document: PDFDocument) => {
  const { context, catalog } = document;
  const image = context.stream('x', { Type: 'XObject', Subtype: 'Image', Filter: filter });
  // Anything that can be reached counts.
  catalog.set(PDFName.of('PieceInfo'), context.register(image));
};

const faults: [string, PreflightProfile, (document: PDFDocument) => void][] = [
  ['Expected PDF 1.6 for PDF/X-4, found 1.7.', x4, withVersion(7)],
  ['Expected PDF 1.3 for PDF/X-1a:2001, found 1.4.', x1a, withVersion(4)],
  [
    'Expected PDF 1.3 to 1.7 for PDF, found 2.0.',
    plain,
    ({ context }) => (context.header = PDFHeader.forVersion(2, 0)),
  ],
  [
    'Expected PDF 1.3 for PDF/X-1a:2001, found /Version /1.5 in the catalog.',
    x1a,
    ({ catalog }) => catalog.set(PDFName.of('Version'), PDFName.of('1.5')),
  ],
  ['found JPXDecode in 1 stream', x1a, withImage('JPXDecode')],
  ['found JBIG2Decode in 1 stream', x1a, withImage('JBIG2Decode')],
  ['found LZWDecode in 1 stream', x4, withImage('LZWDecode')],
];

test.each(faults)('%s', async (found, profile, change) => {
  expect(await remarksOf(version, await sampleSubject({ profile, change }))).toMatchObject([
    { message: expect.stringContaining(found) },
  ]);
  expect(await remarksOf(version, await sampleSubject({ profile }))).toEqual([]);
});

test('PDF/X-4 may use compressions and packed objects that PDF/X-1a may not', async () => {
  const x4Image = await sampleSubject({ change: withImage('JPXDecode') });
  expect(await remarksOf(version, x4Image)).toEqual([]);
  const subject = await sampleSubject();
  const packed = await subject.document.save({ useObjectStreams: true, addDefaultPage: false });
  // pdf-lib has its own idea of the version of a packed file.
  const withHeader = (header: string) => Buffer.concat([Buffer.from(header), packed.subarray(8)]);
  const old = { ...subject, bytes: withHeader('%PDF-1.3'), profile: x1a };
  expect(await remarksOf(version, old)).toMatchObject([
    { message: expect.stringContaining('found object streams') },
    { message: expect.stringContaining('found a stream of cross references') },
  ]);
  expect(await remarksOf(version, { ...subject, bytes: withHeader('%PDF-1.6') })).toEqual([]);
});

test('what does not begin with a header is said to', async () => {
  const subject = await sampleSubject();
  const bytes = Buffer.concat([Buffer.from('\n'), subject.bytes]);
  expect(await remarksOf(version, { ...subject, bytes })).toMatchObject([
    { message: expect.stringContaining('begin with %PDF-1.6') },
  ]);
});
