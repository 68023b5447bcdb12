import { namedResources } from '@chiaroscuro/pdf/content-walk';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFStream } from 'pdf-lib';
import type { ColourSpacePart } from './colour-space-parts.ts';
import { colourSpaceParts } from './colour-space-parts.ts';
import { dictEntry, nameEntry } from '../../pdf-values.ts';

type Use = ColourSpacePart & { by: string };

const defaults: Readonly<Record<string, string>> = {
  DefaultGray: 'DeviceGray',
  DefaultRGB: 'DeviceRGB',
  DefaultCMYK: 'DeviceCMYK',
};

/** The colour spaces that a resource dictionary offers, but for objects that were seen before. */
export function spacesInResources(options: {
  context: PDFContext;
  resources: PDFDict | undefined;
  seen: Set<PDFObject>;
}): Use[] {
  const { context, resources, seen } = options;
  if (!resources) return [];
  const fresh = (category: string) =>
    namedResources(resources, category).filter(([, object]) => {
      // Names are shared by all that use them.
      if (object instanceof PDFName) return true;
      const isFresh = !seen.has(object);
      seen.add(object);
      return isFresh;
    });
  const usesOf = (
    category: string,
    what: string,
    partsOf: (object: PDFObject) => readonly ColourSpacePart[],
  ) =>
    fresh(category).flatMap(([name, object]) =>
      partsOf(object).map((part) => ({ ...part, by: `${what} /${name}` })),
    );
  return [
    ...usesOf('ColorSpace', 'colour space', (space) => colourSpaceParts(context, space)),
    ...replacedDefaults(context, resources),
    ...usesOf('Shading', 'shading', (shading) => spacesOfShading(context, shading)),
    ...usesOf('Pattern', 'pattern', (pattern) => spacesOfPattern(context, pattern)),
    ...usesOf('XObject', 'image', (object) => spacesOfImage(context, object)),
  ];
}

/** The space in which a page or form that is a transparency group is blended. */
export function spacesInDict(context: PDFContext, dict: PDFDict): Use[] {
  return colourSpaceParts(context, dictEntry(dict, 'Group')?.get(PDFName.of('CS'))).map((part) => ({
    ...part,
    by: 'group',
  }));
}

/** A default space other than the device's own takes the place of all colours of the device. */
function replacedDefaults(context: PDFContext, resources: PDFDict): Use[] {
  return namedResources(resources, 'ColorSpace')
    .filter(([name, space]) => {
      const device = defaults[name];
      return device !== undefined && context.lookup(space) !== PDFName.of(device);
    })
    .map(([name]) => ({ family: name, by: `colour space /${name}` }));
}

/** A shading may be a dictionary or a stream. */
function spacesOfShading(context: PDFContext, shading: PDFObject | undefined): ColourSpacePart[] {
  const object = context.lookup(shading);
  const dict = object instanceof PDFStream ? object.dict : object;
  return dict instanceof PDFDict
    ? colourSpaceParts(context, dict.get(PDFName.of('ColorSpace')))
    : [];
}

/** A shading pattern carries its shading; a tiling pattern is walked as content. */
function spacesOfPattern(context: PDFContext, pattern: PDFObject): ColourSpacePart[] {
  if (!(pattern instanceof PDFDict)) return [];
  return spacesOfShading(context, pattern.get(PDFName.of('Shading')));
}

function spacesOfImage(context: PDFContext, object: PDFObject): ColourSpacePart[] {
  if (!(object instanceof PDFStream) || nameEntry(object.dict, 'Subtype') !== 'Image') return [];
  const mask = object.dict.lookup(PDFName.of('SMask'));
  return [
    ...colourSpaceParts(context, object.dict.get(PDFName.of('ColorSpace'))),
    ...(mask instanceof PDFStream && mask !== object ? spacesOfMask(context, mask) : []),
    ...(hidesColourSpace(object) ? [{ family: 'JPEG 2000 without a colour space' }] : []),
  ];
}

function spacesOfMask(context: PDFContext, mask: PDFStream): ColourSpacePart[] {
  return colourSpaceParts(context, mask.dict.get(PDFName.of('ColorSpace')));
}

/** The colours of a JPEG 2000 image may be described within its data only. */
function hidesColourSpace({ dict }: PDFStream): boolean {
  if (dict.has(PDFName.of('ColorSpace'))) return false;
  const filter = dict.lookup(PDFName.of('Filter'));
  const jpx = PDFName.of('JPXDecode');
  return filter === jpx || (filter instanceof PDFArray && filter.asArray().includes(jpx));
}
