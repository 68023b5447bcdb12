import type { PDFDocument } from 'pdf-lib';
import { PDFName, PDFStream } from 'pdf-lib';
import type { XmpProperties } from './read-xmp.ts';
import { readableBytes } from './readable-bytes.ts';
import { readXmp } from './read-xmp.ts';

/** The packet of a document, whether anything packs it, and why it cannot be read if it cannot. */
export type DocumentXmp =
  | { state: 'none' }
  | { state: 'unreadable'; fault: string }
  | { state: 'read'; properties: XmpProperties; isFiltered: boolean };

/** Reads the XMP metadata of the whole document. */
export function documentXmp({ catalog }: PDFDocument): DocumentXmp {
  const stream = catalog.lookup(PDFName.of('Metadata'));
  if (!(stream instanceof PDFStream)) return { state: 'none' };
  const bytes = readableBytes(stream);
  if (!bytes) return { state: 'unreadable', fault: 'its compression is damaged or unknown' };
  const properties = readXmp(bytes);
  if (typeof properties !== 'function') return { state: 'unreadable', fault: properties.fault };
  return { state: 'read', properties, isFiltered: stream.dict.has(PDFName.of('Filter')) };
}
