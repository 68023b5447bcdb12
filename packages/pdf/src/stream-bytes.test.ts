import { deflateSync } from 'node:zlib';
import { PDFContext, PDFRawStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { decodedBytes } from './stream-bytes.ts';
import { stringBytes } from './string-bytes.ts';

function stream(entries: Record<string, unknown>, bytes: Uint8Array): PDFRawStream {
  return PDFRawStream.of(PDFContext.create().obj(entries as Record<string, string>), bytes);
}

test('filters are undone in their order, and none yields more than the limit', () => {
  const plain = Buffer.from('a'.repeat(1000));
  const flate = deflateSync(plain);
  const twice = stream(
    { Filter: ['ASCIIHexDecode', 'FlateDecode'] },
    Buffer.from(`${flate.toString('hex')}>`),
  );
  expect([...decodedBytes(twice)]).toEqual([...plain]);
  expect(() => decodedBytes(twice, 900)).toThrow(RangeError);
  expect(() => decodedBytes(stream({ Filter: 'FlateDecode' }, flate), 900)).toThrow(RangeError);
});

test('each predictor of PNG is undone', () => {
  const rows = [
    [0, 1, 2, 3],
    [1, 1, 1, 1],
    [2, 1, 1, 1],
    [3, 1, 1, 1],
    [4, 1, 1, 1],
  ];
  const parameters = { Predictor: 15, Columns: 3 };
  const bytes = deflateSync(Uint8Array.from(rows.flat()));
  const decoded = decodedBytes(stream({ Filter: 'FlateDecode', DecodeParms: parameters }, bytes));
  expect([...decoded]).toEqual([1, 2, 3, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5]);
});

test('strings are read with their escapes, and hexadecimal ones with an odd digit', () => {
  const read = (text: string) => stringBytes(Buffer.from(text, 'latin1'), 0, text.length);
  expect(read(String.raw`(a\(\)\\\n\101\7b)`)).toEqual([97, 40, 41, 92, 10, 65, 7, 98]);
  expect(read('(a\\\nb)')).toEqual([97, 98]);
  expect(read('<4 1f>')).toEqual([0x41, 0xf0]);
});
