import { scanContent } from '@chiaroscuro/pdf/content-scanner';
import type { PaintedContent } from '@chiaroscuro/pdf/content-walk';
import { paintedContent } from '@chiaroscuro/pdf/content-walk';
import type { PDFDocument, PDFObject } from 'pdf-lib';
import type { ColourSpacePart } from './colour-space-parts.ts';
import { spaceOfName } from './colour-space-parts.ts';
import { mostBytes } from './readable-bytes.ts';
import { spacesInDict, spacesInResources } from './resource-colours.ts';

/** A colour space at work, or offered to whoever paints. */
export interface ColourUse extends ColourSpacePart {
  /** What brings it in, for instance `operator rg` or `shading /Sh1`. */
  by: string;
  page: number;
  figure?: string;
}

const known = new WeakMap<PDFDocument, readonly ColourUse[]>();

/**
 * All colour spaces that a document sets in operators and inline images, or offers in the resources of pages, forms,
 * patterns, masks and glyphs, used or not, each with the first page that leads to it. Two checks ask, one walk answers.
 *
 * Content that cannot be read counts as a use of the family `unreadable`.
 */
export function colourUses(document: PDFDocument): readonly ColourUse[] {
  const uses = known.get(document) ?? [...findUses(document)];
  known.set(document, uses);
  return uses;
}

function* findUses(document: PDFDocument): Generator<ColourUse> {
  const { context } = document;
  const seen = new Set<PDFObject>();
  for (const content of paintedContent(document)) {
    const { page, figure } = content;
    for (const use of [
      ...usesInContent(content),
      ...spacesInResources({ context, resources: content.resources, seen }),
      ...spacesInDict(context, content.dict),
    ])
      yield { ...use, page, ...(figure !== undefined && { figure }) };
  }
}

type Use = ColourSpacePart & { by: string };

function usesInContent(content: PaintedContent): Use[] {
  const uses = new Map<string, Use>();
  try {
    scanContent(content.bytes(mostBytes), (operator, names) => {
      const family = familySetBy(operator, names);
      if (family === undefined) return;
      const by = operator === 'BI' ? 'inline image' : `operator ${operator}`;
      for (const name of family) uses.set(`${name} ${by}`, { family: name, by });
    });
  } catch {
    return [{ family: 'unreadable', by: `content of a ${content.kind}` }];
  }
  return [...uses.values()];
}

const operators: Readonly<Record<string, readonly string[]>> = {
  rg: ['DeviceRGB'],
  RG: ['DeviceRGB'],
  k: ['DeviceCMYK'],
  K: ['DeviceCMYK'],
  g: ['DeviceGray'],
  G: ['DeviceGray'],
};

function familySetBy(operator: string, names: readonly string[]): readonly string[] | undefined {
  const family = operators[operator];
  if (family) return family;
  // Any other name refers to the resources, which are looked through for themselves.
  if (operator === 'cs' || operator === 'CS') return names.flatMap(familyOf);
  if (operator !== 'BI') return undefined;
  const key = names.findIndex((name) => name === 'CS' || name === 'ColorSpace');
  if (key < 0) return undefined;
  const [space = '', base = ''] = names.slice(key + 1);
  const isIndexed = space === 'I' || space === 'Indexed';
  return [space, ...(isIndexed ? [base] : [])].flatMap(familyOf);
}

function familyOf(name: string): string[] {
  const space = spaceOfName(name);
  return space ? [space.family] : [];
}
