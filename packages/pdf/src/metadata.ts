import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { EditionMetadata } from './edition-metadata.ts';
import { xmpPacket } from './xmp.ts';

/** Name of the program that makes the editions, as Info/Creator and xmp:CreatorTool give it. */
export const creator = 'Chiaroscuro';

const untouchedKeys = new Set(['Producer']);

/**
 * Writes the Info dictionary and an XMP packet that agrees with it, the document's language, and
 * the wish to see the title in the window bar. Everything else that TeX noted in Info goes, except
 * the producer. A print edition is marked as not trapped.
 */
export function setMetadata(
  document: PDFDocument,
  metadata: EditionMetadata,
  edition: 'screen' | 'print',
): void {
  const { catalog, context } = document;
  const info = infoDictionary(document);
  for (const key of info.keys()) if (!untouchedKeys.has(key.decodeText())) info.delete(key);
  const producer = textOf(info, 'Producer') ?? creator;
  const isPrint = edition === 'print';
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
  if (isPrint) info.set(PDFName.of('Trapped'), PDFName.of('False'));

  const packet = xmpPacket({
    ...metadata,
    creator,
    producer,
    ...(isPrint && { trapped: 'False' as const }),
  });
  // Uncompressed, so that programs that know nothing of PDF find the packet.
  const stream = context.stream(new TextEncoder().encode(packet), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  const previous = catalog.get(PDFName.of('Metadata'));
  catalog.set(PDFName.of('Metadata'), context.register(stream));
  const previousRef = previous && context.getRef(previous);
  if (previousRef) context.delete(previousRef);
  catalog.set(PDFName.of('Lang'), PDFString.of(metadata.language));
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
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
