import type { PDFDict, PDFDocument } from 'pdf-lib';
import { PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { Remark } from '../../check.ts';
import { nameEntry } from '../../pdf-values.ts';
import { infoOf, textIn } from './text-values.ts';
import { documentXmp } from './document-xmp.ts';
import type { XmpProperties, xmpNamespaces } from './read-xmp.ts';
import { printCheck, wantsPdfX } from './structure-check.ts';

type Property = readonly [prefix: keyof typeof xmpNamespaces, name: string];

/** What PDF/X-4 wants of the packet (ISO 15930-7, 6.4 and 6.7). */
const required: readonly Property[] = [
  ['dc', 'title'],
  ['pdf', 'Trapped'],
  ['xmp', 'CreateDate'],
  ['xmp', 'ModifyDate'],
  ['xmp', 'MetadataDate'],
  ['xmpMM', 'DocumentID'],
  ['xmpMM', 'VersionID'],
  ['xmpMM', 'RenditionClass'],
];

/** What Info and the packet both say (XMP specification, part 3). */
const said: readonly { key: string; property: Property; kind: 'text' | 'date' | 'list' }[] = [
  { key: 'Title', property: ['dc', 'title'], kind: 'text' },
  { key: 'Author', property: ['dc', 'creator'], kind: 'list' },
  { key: 'Subject', property: ['dc', 'description'], kind: 'text' },
  { key: 'Keywords', property: ['pdf', 'Keywords'], kind: 'text' },
  { key: 'Creator', property: ['xmp', 'CreatorTool'], kind: 'text' },
  { key: 'Producer', property: ['pdf', 'Producer'], kind: 'text' },
  { key: 'CreationDate', property: ['xmp', 'CreateDate'], kind: 'date' },
  { key: 'ModDate', property: ['xmp', 'ModifyDate'], kind: 'date' },
  { key: 'Trapped', property: ['pdf', 'Trapped'], kind: 'text' },
];

const hint =
  'Let the stage prepress write Info and the packet from book.json; a program that changed one of them has to change both.';

/** Row 6. A workflow reads one of the two, Info or the packet; both have to be there and to say the same. */
export const metadata = printCheck({
  code: 'preflight/metadata',
  inspect: ({ document }, printer) => {
    const xmp = documentXmp(document);
    const isX4 = printer.standard.value === 'PDF/X-4';
    const remarks = wantsPdfX(printer) ? missingInInfo(document) : [];
    if (xmp.state === 'none')
      return isX4
        ? [...remarks, { message: 'Expected an XMP packet in the catalog, found none.', hint }]
        : remarks;
    if (xmp.state === 'unreadable')
      return [
        ...remarks,
        { message: `Expected an XMP packet that can be read, but ${xmp.fault}.`, hint },
      ];
    if (xmp.isFiltered && isX4)
      remarks.push({
        message: 'Expected the XMP packet as plain text, found it compressed.',
        hint: 'Write the stream without a filter: programs that know nothing of PDF look for its text.',
      });
    return [
      ...remarks,
      ...(isX4 ? missingInPacket(xmp.properties) : []),
      ...contradictions(document, xmp.properties),
    ];
  },
});

function missingInInfo(document: PDFDocument): Remark[] {
  const info = infoOf(document);
  return ['Title', 'CreationDate', 'ModDate']
    .filter((key) => !(info && textIn(info, key)))
    .map((key) => ({ message: `Expected ${key} in Info, found none.`, hint }));
}

function missingInPacket(properties: XmpProperties): Remark[] {
  return required
    .filter(([prefix, name]) => !properties(prefix, name)?.[0])
    .map(([prefix, name]) => ({
      message: `Expected ${prefix}:${name} in the XMP packet, found none.`,
      hint,
    }));
}

function contradictions(document: PDFDocument, properties: XmpProperties): Remark[] {
  const info = infoOf(document);
  if (!info) return [];
  return said.flatMap(({ key, property, kind }) => {
    const here = key === 'Trapped' ? nameEntry(info, key) : textIn(info, key);
    const there = properties(...property);
    if (!here || !there?.[0] || agrees[kind]({ info, key, here, there })) return [];
    return [
      {
        message: `Expected Info and XMP to agree, found ${key} ${JSON.stringify(here)} and ${property.join(':')} ${JSON.stringify(there.join(', '))}.`,
        hint,
      },
    ];
  });
}

type Both = { info: PDFDict; key: string; here: string; there: readonly string[] };

const agrees: Readonly<Record<(typeof said)[number]['kind'], (both: Both) => boolean>> = {
  text: ({ here, there }) => here.normalize('NFC') === there[0]!.normalize('NFC'),
  // Info has one string for all authors, and programs join them differently.
  list: ({ here, there }) => there.every((item) => here.includes(item)),
  date: ({ info, key, there }) => {
    const date = info.lookup(PDFName.of(key));
    try {
      const isText = date instanceof PDFString || date instanceof PDFHexString;
      return isText && date.decodeDate().getTime() === Date.parse(there[0]!);
    } catch {
      return false;
    }
  },
};
