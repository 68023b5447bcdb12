import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import type { Colour } from './mark.ts';

/** What the operands of a colour operator mean. */
export interface ColourSpace {
  /** As in `Colour`. */
  family: string;
  /** How many components a colour has. */
  count: number;
  /** Colorants of Separation and DeviceN. */
  colorants?: readonly string[];
  /** Of an Indexed space, that of its table; of Pattern, that of uncoloured patterns. */
  base?: ColourSpace;
  /** What is painted until a colour is set (ISO 32000-1, 8.6.8). */
  initialColour: Colour;
}

/**
 * Reads a colour space.
 *
 * @param named finds a space by the name that resources give it.
 */
export function readColourSpace(
  object: PDFObject | undefined,
  named: (name: string) => PDFObject | undefined,
  depth = 0,
): ColourSpace {
  // Spaces may nest, but not for ever.
  if (depth > 8) return space('DeviceGray', 1);
  if (object instanceof PDFName) {
    const name = object.decodeText();
    const device = deviceSpace(name, named, depth);
    if (device) return device;
    const found = named(name);
    return found ? readColourSpace(found, named, depth + 1) : space(name, 1);
  }
  if (!(object instanceof PDFArray) || object.size() === 0) return space('DeviceGray', 1);
  const first = object.lookup(0);
  const family = first instanceof PDFName ? first.decodeText() : '';
  const base = () => readColourSpace(object.lookup(1), named, depth + 1);
  switch (family) {
    case 'CalGray':
      return space(family, 1);
    case 'CalRGB':
    case 'Lab':
      return space(family, 3);
    case 'ICCBased':
      return space(family, iccComponents(object.lookup(1)));
    case 'Indexed':
    case 'I':
      return { ...space('Indexed', 1), base: base() };
    case 'Pattern':
      return object.size() > 1 ? { ...patternSpace, base: base() } : patternSpace;
    case 'Separation':
    case 'DeviceN':
      return spotSpace(family, object.lookup(1));
    default:
      return readColourSpace(first, named, depth + 1);
  }
}

/** A colour of a space. */
export function colourOf(
  { family, colorants }: ColourSpace,
  components: readonly number[],
): Colour {
  return { family, components, ...(colorants && { colorants }) };
}

/** Device spaces by their names in resources and, abbreviated, in inline images; resources may replace them. */
function deviceSpace(
  name: string,
  named: (name: string) => PDFObject | undefined,
  depth: number,
): ColourSpace | undefined {
  if (name === 'Pattern') return patternSpace;
  const family = deviceFamilies[name];
  if (!family) return undefined;
  const substitute = depth === 0 ? named(family.replace('Device', 'Default')) : undefined;
  return substitute ? readColourSpace(substitute, named, 1) : deviceSpaces[family];
}

const deviceFamilies: Readonly<Record<string, string>> = {
  DeviceGray: 'DeviceGray',
  DeviceRGB: 'DeviceRGB',
  DeviceCMYK: 'DeviceCMYK',
  // ISO 32000-1, 8.6.5.1: obsolete, and treated as device colours.
  CalCMYK: 'DeviceCMYK',
  G: 'DeviceGray',
  RGB: 'DeviceRGB',
  CMYK: 'DeviceCMYK',
};

const deviceSpaces: Readonly<Record<string, ColourSpace>> = {
  DeviceGray: space('DeviceGray', 1),
  DeviceRGB: space('DeviceRGB', 3),
  DeviceCMYK: space('DeviceCMYK', 4),
};

const patternSpace = space('Pattern', 0);

/** Black in device spaces, zero in others, all ink in spot colours. */
function space(family: string, count: number): ColourSpace {
  const components = Array.from({ length: count }, () => 0);
  if (family === 'DeviceCMYK') components[3] = 1;
  return { family, count, initialColour: { family, components } };
}

function spotSpace(family: string, names: PDFObject | undefined): ColourSpace {
  const list = names instanceof PDFArray ? names.asArray() : names ? [names] : [];
  const colorants = list.map((name) => (name instanceof PDFName ? name.decodeText() : ''));
  const components = colorants.map(() => 1);
  return {
    family,
    count: colorants.length,
    colorants,
    initialColour: { family, components, colorants },
  };
}

function iccComponents(profile: PDFObject | undefined): number {
  const dict = profile instanceof PDFStream ? profile.dict : undefined;
  const count = dict instanceof PDFDict ? dict.lookup(PDFName.of('N')) : undefined;
  return count instanceof PDFNumber && [1, 3, 4].includes(count.asNumber()) ? count.asNumber() : 3;
}
