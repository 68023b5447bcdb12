import { deflateSync, inflateSync } from 'node:zlib';
import type { PDFContext, PDFDict, PDFObject, PDFStream } from 'pdf-lib';
import {
  PDFArray,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream as Stream,
  decodePDFRawStream,
} from 'pdf-lib';

/** The bytes of a stream with its filters undone. */
export function decodedBytes(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const { contents } = stream;
  return isPlainFlate(stream) ? inflateSync(contents) : decodePDFRawStream(stream).decode();
}

/** Whether a stream is compressed in the ordinary way, or not at all. */
export function isPlain(stream: PDFStream): boolean {
  return !stream.dict.has(PDFName.of('Filter')) || isPlainFlate(stream);
}

function isPlainFlate({ dict }: PDFStream): boolean {
  return (
    dict.get(PDFName.of('Filter')) === PDFName.FlateDecode && !dict.has(PDFName.of('DecodeParms'))
  );
}

/** The content of a page: its streams in order, joined as if they were one. */
export function contentBytes(context: PDFContext, contents: PDFObject | undefined): Uint8Array {
  const object = context.lookup(contents);
  if (object instanceof Stream) return decodedBytes(object);
  if (!(object instanceof PDFArray)) return new Uint8Array();
  const parts = object
    .asArray()
    .map((part) => context.lookup(part))
    .filter((part) => part instanceof Stream)
    // A stream may end in the middle of a number; the standard puts white space between them.
    .flatMap((part) => [decodedBytes(part), Uint8Array.of(10)]);
  return Buffer.concat(parts);
}

/** A compressed stream: by one method, so that equal bytes stay equal. `dict` gets its other entries. */
export function flateStream(
  context: PDFContext,
  bytes: Uint8Array,
  dict: PDFDict = context.obj({}),
): PDFRawStream {
  const compressed = deflateSync(bytes, { level: 9 });
  dict.set(PDFName.of('Filter'), PDFName.FlateDecode);
  dict.set(PDFName.of('Length'), PDFNumber.of(compressed.length));
  return PDFRawStream.of(dict, compressed);
}
