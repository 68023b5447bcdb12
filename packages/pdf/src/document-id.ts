import { createHash } from 'node:crypto';
import type { PDFDocument } from 'pdf-lib';
import { PDFHexString } from 'pdf-lib';

/**
 * Sets the trailer's /ID, both halves, to the first 16 bytes of a SHA-256 over every object of the
 * document, so that the same content has the same identifier wherever and whenever it is made.
 */
export function setDocumentId(document: PDFDocument): void {
  const { context } = document;
  const hash = createHash('sha256');
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    hash.update(ref.tag).update('\n').update(bytes).update('\n');
  }
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase());
  context.trailerInfo.ID = context.obj([id, id]);
}
