import { decodedBytes } from '@chiaroscuro/pdf/stream-bytes';
import type { PDFStream } from 'pdf-lib';

/** No honest content, font or profile is larger; a compression bomb is. */
export const mostBytes = 128 * 2 ** 20;

/** The bytes of a stream with its filters undone; undefined if it is damaged, packed in an unknown way or far too large. */
export function readableBytes(stream: PDFStream): Uint8Array | undefined {
  try {
    return decodedBytes(stream, mostBytes);
  } catch {
    return undefined;
  }
}
