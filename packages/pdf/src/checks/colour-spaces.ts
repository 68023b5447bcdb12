import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFStream } from 'pdf-lib';

/** Colour spaces that a press cannot take as they are: their colours would be converted unseen. */
const unprintable = new Set(['DeviceRGB', 'CalRGB', 'ICCBased', 'Lab']);

/** The short names that inline images may use (ISO 32000-1, table 93). */
const abbreviations: Record<string, string> = {
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
  G: 'DeviceGray',
  I: 'Indexed',
};

/** The unprintable colour spaces that a name stands for by itself: none for resources' names. */
export function unprintableName(name: string): string[] {
  const full = abbreviations[name] ?? name;
  return unprintable.has(full) ? [full] : [];
}

/**
 * The unprintable colour spaces in a colour-space object, down through the bases of Indexed and
 * Pattern and the alternates of Separation and DeviceN.
 */
export function unprintableSpaces(context: PDFContext, space: PDFObject | undefined): string[] {
  const object = context.lookup(space);
  if (object instanceof PDFName) return unprintableName(object.decodeText());
  if (!(object instanceof PDFArray)) return [];
  const family = object.lookup(0);
  const name = family instanceof PDFName ? family.decodeText() : '';
  if (unprintable.has(name)) return [name];
  const inner = { Indexed: 1, I: 1, Pattern: 1, Separation: 2, DeviceN: 2 }[name];
  return inner === undefined ? [] : unprintableSpaces(context, object.get(inner));
}

/** Those of an image: its colour space and that of its soft mask. */
export function unprintableInImage(context: PDFContext, image: PDFStream): string[] {
  const mask = image.dict.lookup(PDFName.of('SMask'));
  return [
    ...unprintableSpaces(context, image.dict.get(PDFName.of('ColorSpace'))),
    ...(mask instanceof PDFStream ? unprintableInImage(context, mask) : []),
    ...(hidesColourSpace(image) ? ['JPEG 2000 without a colour space'] : []),
  ];
}

/** That of a transparency group, in which its parts are blended. */
export function unprintableInGroup(context: PDFContext, dict: PDFDict): string[] {
  const group = dict.lookup(PDFName.of('Group'));
  return group instanceof PDFDict ? unprintableSpaces(context, group.get(PDFName.of('CS'))) : [];
}

/** That of a shading, which may be a dictionary or a stream. */
export function unprintableInShading(
  context: PDFContext,
  shading: PDFObject | undefined,
): string[] {
  const object = context.lookup(shading);
  const dict = object instanceof PDFStream ? object.dict : object;
  return dict instanceof PDFDict
    ? unprintableSpaces(context, dict.get(PDFName.of('ColorSpace')))
    : [];
}

/** The colours of a JPEG 2000 image may be described within its data only. */
function hidesColourSpace(image: PDFStream): boolean {
  if (image.dict.has(PDFName.of('ColorSpace'))) return false;
  const filter = image.dict.lookup(PDFName.of('Filter'));
  const jpx = PDFName.of('JPXDecode');
  return filter === jpx || (filter instanceof PDFArray && filter.asArray().includes(jpx));
}
