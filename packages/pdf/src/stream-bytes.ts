import { kMaxLength } from 'node:buffer';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import type { PDFDict, PDFObject, PDFStream } from 'pdf-lib';
import {
  PDFArray,
  PDFContext,
  PDFDict as Dict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream as Stream,
  decodePDFRawStream,
} from 'pdf-lib';
import { undoPredictor } from './undo-predictor.ts';

/**
 * The bytes of a stream with its filters and predictors undone. Filters of images (DCTDecode …) are
 * not undone but refused.
 *
 * @param limit the most bytes that any filter may yield.
 * @throws RangeError if a filter yields more than the limit, Error if a filter is unknown or its input is damaged.
 */
export function decodedBytes(stream: PDFStream, limit = kMaxLength): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const { contents } = stream;
  if (isPlainFlate(stream)) return inflated(contents, limit);
  const filters = listed(stream.dict, 'Filter');
  const parameters = listed(stream.dict, 'DecodeParms');
  return filters.reduce<Uint8Array>(
    (bytes, filter, index) => undoFilter({ bytes, filter, parameters: parameters[index], limit }),
    contents,
  );
}

function undoFilter(options: {
  bytes: Uint8Array;
  filter: PDFObject | undefined;
  parameters: PDFObject | undefined;
  limit: number;
}): Uint8Array {
  const { bytes, filter, parameters, limit } = options;
  const dict = parameters instanceof Dict ? parameters : undefined;
  const decoded =
    filter === PDFName.FlateDecode
      ? inflated(bytes, limit)
      : undoOtherFilter({ bytes, filter, dict, limit });
  const number = (key: string, otherwise: number) => {
    const value = dict?.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return decoded;
  return undoPredictor(decoded, {
    predictor,
    colours: number('Colors', 1),
    bitsPerComponent: number('BitsPerComponent', 8),
    columns: number('Columns', 1),
  });
}

/** Ends without an error when the data ends too early: viewers show what there is. */
function inflated(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length === 0) return bytes;
  return inflateSync(bytes, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
}

function undoOtherFilter(options: {
  bytes: Uint8Array;
  filter: PDFObject | undefined;
  dict: PDFDict | undefined;
  limit: number;
}): Uint8Array {
  const { bytes, filter, dict, limit } = options;
  const single = (dict?.context ?? PDFContext.create()).obj({});
  if (filter) single.set(PDFName.of('Filter'), filter);
  if (dict) single.set(PDFName.of('DecodeParms'), dict);
  const decoder = decodePDFRawStream(PDFRawStream.of(single, bytes));
  if (limit === kMaxLength) return decoder.decode();
  const decoded = decoder.getBytes(limit + 1);
  if (decoded.length > limit) throw new RangeError(`A filter yields more than ${limit} bytes.`);
  return Uint8Array.from(decoded);
}

/** An entry that is an array or stands for an array of one. */
function listed(dict: PDFDict, key: string): (PDFObject | undefined)[] {
  const value = dict.lookup(PDFName.of(key));
  if (!(value instanceof PDFArray)) return value ? [value] : [];
  return Array.from({ length: value.size() }, (_, index) => value.lookup(index));
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

/**
 * The content of a page: its streams in order, joined as if they were one.
 *
 * @param decode undoes the filters of a stream.
 */
export function contentBytes(
  context: PDFContext,
  contents: PDFObject | undefined,
  decode: (stream: PDFStream) => Uint8Array = (stream) => decodedBytes(stream),
): Uint8Array {
  const object = context.lookup(contents);
  if (object instanceof Stream) return decode(object);
  if (!(object instanceof PDFArray)) return new Uint8Array();
  const parts = object
    .asArray()
    .map((part) => context.lookup(part))
    .filter((part) => part instanceof Stream)
    // A stream may end in the middle of a number; the standard puts white space between them.
    .flatMap((part) => [decode(part), Uint8Array.of(10)]);
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
