import type { PDFContext } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFObjectParser, PDFRawStream } from 'pdf-lib';
import type { OperandPlaces } from '@chiaroscuro/pdf/content-scanner';

/** More than the dictionary of any inline image takes. */
const mostBytesOfDictionary = 65_536;

/**
 * An inline image as if it were an image by itself, its abbreviations written out (ISO 32000-1,
 * tables 93 and 94); undefined if its dictionary is malformed.
 */
export function readInlineImage(options: {
  bytes: Uint8Array;
  places: OperandPlaces;
  context: PDFContext;
}): PDFRawStream | undefined {
  const { bytes, places, context } = options;
  const { start, operator, end } = places;
  if (operator - start > mostBytesOfDictionary) return undefined;
  const abbreviated = parseDictionary(bytes.subarray(start, operator), context);
  if (!abbreviated) return undefined;
  const dict = PDFDict.withContext(context);
  for (const [key, value] of abbreviated.entries()) {
    const name = key.decodeText();
    const isFilter = name === 'F' || name === 'Filter';
    dict.set(PDFName.of(keys[name] ?? name), isFilter ? wholeFilters(value, context) : value);
  }
  // `ID`, one white space, the data, white space, `EI`.
  return PDFRawStream.of(dict, bytes.slice(operator + 3, Math.max(operator + 3, end - 3)));
}

function parseDictionary(entries: Uint8Array, context: PDFContext): PDFDict | undefined {
  const text = Buffer.concat([Buffer.from('<<'), entries, Buffer.from('>>')]);
  try {
    const object = PDFObjectParser.forBytes(Uint8Array.from(text), context).parseObject();
    return object instanceof PDFDict ? object : undefined;
  } catch {
    // Viewers leave out an image that they cannot read.
    return undefined;
  }
}

const keys: Readonly<Record<string, string>> = {
  BPC: 'BitsPerComponent',
  CS: 'ColorSpace',
  D: 'Decode',
  DP: 'DecodeParms',
  F: 'Filter',
  H: 'Height',
  IM: 'ImageMask',
  I: 'Interpolate',
  W: 'Width',
};

const filterNames: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  Fl: 'FlateDecode',
  RL: 'RunLengthDecode',
  CCF: 'CCITTFaxDecode',
  DCT: 'DCTDecode',
};

function wholeFilters(value: unknown, context: PDFContext) {
  const names = value instanceof PDFArray ? value.asArray() : [value];
  return context.obj(
    names.flatMap((name) => {
      if (!(name instanceof PDFName)) return [];
      return [PDFName.of(filterNames[name.decodeText()] ?? name.decodeText())];
    }),
  );
}
