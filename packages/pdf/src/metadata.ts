import type { PdfStandard } from '@chiaroscuro/printers/printer-profile';
import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { contentUuid } from './document-id.ts';
import type { EditionMetadata } from './edition-metadata.ts';
import { pdfForms } from './pdf-x.ts';
import { xmpPacket } from './xmp.ts';

/** Name of the program that makes the editions, as Info/Creator and xmp:CreatorTool give it. */
export const creator = 'Chiaroscuro';

/** A printed edition names the standard that its printer wants; a screen follows none. */
export type MetadataForm = 'screen' | PdfStandard;

/**
 * Writes the Info dictionary and an XMP packet that agrees with it. Everything else that TeX noted
 * in Info goes, except the producer. A screen edition also says its language and that its title
 * belongs into the window bar; a print edition that it is not trapped, and which standard it follows.
 * What identifies the document follows from what it holds when this is called, so this comes last.
 */
export function setMetadata(
  document: PDFDocument,
  metadata: EditionMetadata,
  form: MetadataForm,
): void {
  const { catalog, context } = document;
  const isPrint = form !== 'screen';
  const { info: infoOfStandard, xmp: standard } = pdfForms[isPrint ? form : 'PDF'];
  const info = infoDictionary(document);
  const producer = textOf(info, 'Producer') ?? creator;
  for (const key of info.keys()) info.delete(key);
  writeInfo(info, metadata, producer);
  for (const [key, text] of Object.entries(infoOfStandard)) {
    info.set(PDFName.of(key), PDFString.of(text));
  }
  if (isPrint) {
    info.set(PDFName.of('Trapped'), PDFName.of('False'));
  } else {
    catalog.set(PDFName.of('Lang'), PDFString.of(metadata.language));
    catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
  }
  removePacket(document);
  const packet = xmpPacket({
    ...metadata,
    creator,
    producer,
    documentId: contentUuid(document),
    standard,
    ...(isPrint && { trapped: 'False' as const }),
  });
  // Uncompressed, so that programs that know nothing of PDF find the packet.
  const stream = context.stream(new TextEncoder().encode(packet), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

function writeInfo(info: PDFDict, metadata: EditionMetadata, producer: string): void {
  const texts: Record<string, string | undefined> = {
    Title: metadata.title,
    Author: metadata.authors.join(', '),
    Subject: metadata.subject,
    Keywords: metadata.keywords?.join(', '),
    Creator: creator,
    Producer: producer,
  };
  for (const [key, text] of Object.entries(texts)) {
    if (text) info.set(PDFName.of(key), PDFHexString.fromText(text));
  }
  info.set(PDFName.CreationDate, PDFString.fromDate(metadata.date));
  info.set(PDFName.ModDate, PDFString.fromDate(metadata.date));
}

function removePacket({ catalog, context }: PDFDocument): void {
  const key = PDFName.of('Metadata');
  const packet = catalog.get(key);
  const ref = packet && context.getRef(packet);
  if (ref) context.delete(ref);
  catalog.delete(key);
}

function infoDictionary(document: PDFDocument): PDFDict {
  const { context } = document;
  const existing = context.lookup(context.trailerInfo.Info);
  if (existing instanceof PDFDict) return existing;
  const info = context.obj({});
  context.trailerInfo.Info = context.register(info);
  return info;
}

function textOf(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined;
}
