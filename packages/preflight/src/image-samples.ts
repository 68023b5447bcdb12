import type { PDFStream } from 'pdf-lib';
import { PDFArray, PDFName } from 'pdf-lib';
import { decodedBytes } from '@chiaroscuro/pdf/stream-bytes';
import { entry } from './pdf-values.ts';

/** More than a double page in CMYK at 600 ppi. */
const mostBytes = 512 * 2 ** 20;

/**
 * The samples of an image, packed as ISO 32000-1, 8.9.5.2 says; undefined if it is encoded as a
 * picture (JPEG …), damaged, or of absurd size.
 *
 * @param length of the samples in bytes, by the image's own account.
 */
export function imageSamples(image: PDFStream, length: number): Uint8Array | undefined {
  const filter = entry(image, 'Filter');
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
  if (filters.some((item) => item instanceof PDFName && pictures.has(item.decodeText()))) {
    return undefined;
  }
  if (!(length > 0 && length <= mostBytes)) return undefined;
  try {
    // Predictors put a byte before each row; some producers add a few at the end.
    return decodedBytes(image, 2 * length + 65_536);
  } catch {
    // A renderer shows what can be shown of it; the check of syntax tells that it is damaged.
    return undefined;
  }
}

const pictures: ReadonlySet<string> = new Set([
  'DCTDecode',
  'JPXDecode',
  'JBIG2Decode',
  'CCITTFaxDecode',
  'Crypt',
]);
