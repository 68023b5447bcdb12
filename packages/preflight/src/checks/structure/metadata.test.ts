import type { PDFDocument } from 'pdf-lib';
import { PDFName, PDFStream, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { sampleProfile } from '../../sample-profile.ts';
import { metadata } from './metadata.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { infoOf } from './text-values.ts';

const x1a = sampleProfile({ standard: 'PDF/X-1a:2001' });

function packetOf(document: PDFDocument): string {
  const stream = document.catalog.lookup(PDFName.of('Metadata'), PDFStream);
  return Buffer.from(stream.getContents()).toString('utf8');
}

function setPacket(document: PDFDocument, packet: string, isCompressed = false): void {
  const { context, catalog } = document;
  const stream = isCompressed
    ? context.flateStream(Buffer.from(packet))
    : context.stream(Buffer.from(packet));
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

const rewriting = (pattern: RegExp, text: string) => (document: PDFDocument) =>
  setPacket(document, packetOf(document).replace(pattern, text));
const setInfo = (key: string, value: string) => (document: PDFDocument) =>
  infoOf(document)!.set(PDFName.of(key), PDFString.of(value));

const faults: [found: string, change: (document: PDFDocument) => void][] = [
  [
    'Expected an XMP packet in the catalog',
    ({ catalog }) => catalog.delete(PDFName.of('Metadata')),
  ],
  ['found it compressed', (document) => setPacket(document, packetOf(document), true)],
  ['can be read, but', (document) => setPacket(document, '<x><y></x>')],
  [
    'document type of its own',
    (document) => setPacket(document, '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
  ],
  ['xmpMM:DocumentID', rewriting(/<xmpMM:DocumentID>.*<\/xmpMM:DocumentID>/, '')],
  ['xmpMM:VersionID', rewriting(/<xmpMM:VersionID>.*<\/xmpMM:VersionID>/, '')],
  ['xmpMM:RenditionClass', rewriting(/<xmpMM:RenditionClass>.*<\/xmpMM:RenditionClass>/, '')],
  ['xmp:CreateDate', rewriting(/<xmp:CreateDate>.*<\/xmp:CreateDate>/, '')],
  ['xmp:ModifyDate', rewriting(/<xmp:ModifyDate>.*<\/xmp:ModifyDate>/, '')],
  ['xmp:MetadataDate', rewriting(/<xmp:MetadataDate>.*<\/xmp:MetadataDate>/, '')],
  ['dc:title', rewriting(/<dc:title>.*<\/dc:title>/, '')],
  ['pdf:Trapped', rewriting(/<pdf:Trapped>.*<\/pdf:Trapped>/, '')],
  ['found Title "Other"', setInfo('Title', 'Other')],
  ['found Author "Ada"', setInfo('Author', 'Ada')],
  ['found Creator "Word"', setInfo('Creator', 'Word')],
  ['found CreationDate', setInfo('CreationDate', 'D:20261123130000Z')],
  ['found ModDate "yesterday"', setInfo('ModDate', 'yesterday')],
  [
    'found Trapped "True"',
    (document) => infoOf(document)!.set(PDFName.of('Trapped'), PDFName.of('True')),
  ],
  ['Expected Title in Info', (document) => infoOf(document)!.delete(PDFName.of('Title'))],
  [
    'Expected CreationDate in Info',
    (document) => infoOf(document)!.delete(PDFName.of('CreationDate')),
  ],
  ['Expected ModDate in Info', (document) => infoOf(document)!.delete(PDFName.of('ModDate'))],
];

test.each(faults)('%s', async (found, change) => {
  expect(await remarksOf(metadata, await sampleSubject({ change }))).toMatchObject([
    { message: expect.stringContaining(found) },
  ]);
});

test('the sample is green, and so is the same moment in another time zone', async () => {
  expect(await remarksOf(metadata, await sampleSubject())).toEqual([]);
  const change = setInfo('CreationDate', "D:20261123140000+02'00'");
  expect(await remarksOf(metadata, await sampleSubject({ change }))).toEqual([]);
});

test('PDF/X-1a needs no packet, but one that is there must agree', async () => {
  const without = ({ catalog }: PDFDocument) => {
    catalog.delete(PDFName.of('Metadata'));
  };
  expect(await remarksOf(metadata, await sampleSubject({ profile: x1a, change: without }))).toEqual(
    [],
  );
  const other = await sampleSubject({ profile: x1a, change: setInfo('Title', 'Other') });
  expect(await remarksOf(metadata, other)).toHaveLength(1);
});
