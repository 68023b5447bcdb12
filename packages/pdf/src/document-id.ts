import { createHash } from 'node:crypto';
import type { PDFDocument } from 'pdf-lib';
import { PDFHexString } from 'pdf-lib';

/**
 * Sets the trailer's /ID, both halves, to the first 16 bytes of the digest of the content, so that
 * the same content has the same identifier wherever and whenever it is made.
 */
export function setDocumentId(document: PDFDocument): void {
  const { context } = document;
  const id = PDFHexString.of(contentDigest(document).slice(0, 32).toUpperCase());
  context.trailerInfo.ID = context.obj([id, id]);
}

/** A UUID that follows from the content in the same way; of version 8, whose bits are the maker's own (RFC 9562, 5.8). */
export function contentUuid(document: PDFDocument): string {
  const bytes = Buffer.from(contentDigest(document), 'hex').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** SHA-256, in hexadecimal, over every object of the document. */
function contentDigest({ context }: PDFDocument): string {
  const hash = createHash('sha256');
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    hash.update(ref.tag).update('\n').update(bytes).update('\n');
  }
  return hash.digest('hex');
}
