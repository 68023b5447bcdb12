import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';

/** One space in a colour space and what it is built on. */
export interface ColourSpacePart {
  /** Family (ISO 32000-1, 8.6): `DeviceRGB`, `ICCBased`, `Separation` … */
  family: string;
  /** Components of an ICC-based space. */
  channels?: number;
  /** Names of the inks of a Separation or DeviceN space. */
  colorants?: readonly string[];
}

/** Spaces built on spaces may lead in a circle; honest ones are at most three deep. */
const deepest = 8;

/** The short names that inline images may use (ISO 32000-1, table 93). */
const abbreviations: Readonly<Record<string, string>> = {
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
  G: 'DeviceGray',
  I: 'Indexed',
};

const named = new Set(['DeviceRGB', 'DeviceCMYK', 'DeviceGray', 'CalRGB', 'CalGray', 'Lab']);

/** The space that a name stands for by itself; undefined for a name of the resources, and for `Pattern`. */
export function spaceOfName(name: string): ColourSpacePart | undefined {
  const family = abbreviations[name] ?? name;
  return named.has(family) || family === 'Indexed' ? { family } : undefined;
}

/**
 * A colour space and all that it is built on: the base of Indexed and of an uncoloured Pattern, the alternate space and
 * the process of Separation and DeviceN.
 */
export function colourSpaceParts(
  context: PDFContext,
  space: PDFObject | undefined,
  depth = 0,
): ColourSpacePart[] {
  const object = context.lookup(space);
  if (object instanceof PDFName) return [spaceOfName(object.decodeText())].filter((part) => !!part);
  if (!(object instanceof PDFArray) || depth > deepest) return [];
  const below = (part: PDFObject | undefined) => colourSpaceParts(context, part, depth + 1);
  const name = object.lookup(0);
  if (!(name instanceof PDFName)) return [];
  const family = abbreviations[name.decodeText()] ?? name.decodeText();
  switch (family) {
    case 'Pattern':
      return object.size() > 1 ? below(object.get(1)) : [];
    case 'Indexed':
      return [{ family }, ...(object.size() > 1 ? below(object.get(1)) : [])];
    case 'ICCBased':
      return [{ family, ...channelsOf(context.lookup(object.get(1))) }];
    case 'Separation':
    case 'DeviceN':
      return [
        { family, colorants: namesIn(object.lookup(1)) },
        ...(object.size() > 2 ? below(object.get(2)) : []),
        ...(object.size() > 4 ? processSpace(object.lookup(4)).flatMap(below) : []),
      ];
    default:
      return [{ family }];
  }
}

function channelsOf(profile: PDFObject | undefined): { channels?: number } {
  const channels = profile instanceof PDFStream && profile.dict.lookup(PDFName.of('N'));
  return channels instanceof PDFNumber ? { channels: channels.asNumber() } : {};
}

function namesIn(object: PDFObject | undefined): string[] {
  const names = object instanceof PDFArray ? object.asArray() : [object];
  return names.filter((name) => name instanceof PDFName).map((name) => name.decodeText());
}

/** The attributes of DeviceN may tell the space of its process colorants, and of each of its spots. */
function processSpace(attributes: PDFObject | undefined): PDFObject[] {
  if (!(attributes instanceof PDFDict)) return [];
  const process = attributes.lookup(PDFName.of('Process'));
  const colorants = attributes.lookup(PDFName.of('Colorants'));
  const space = process instanceof PDFDict ? process.get(PDFName.of('ColorSpace')) : undefined;
  return [...(space ? [space] : []), ...(colorants instanceof PDFDict ? colorants.values() : [])];
}
