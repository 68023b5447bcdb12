import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFContext, PDFDocument, PDFObject } from 'pdf-lib';
import { PDFDict, PDFName, PDFStream } from 'pdf-lib';
import { scanContent } from '../content-scanner.ts';
import type { PaintedContent } from '../content-walk.ts';
import { namedResources, paintedContent } from '../content-walk.ts';
import {
  unprintableInGroup,
  unprintableInImage,
  unprintableInShading,
  unprintableName,
  unprintableSpaces,
} from './colour-spaces.ts';
import { placeOf } from './place.ts';

/** Something in another colour space than CMYK or grey. */
interface Finding {
  space: string;
  /** The operator or resource that brings it in, for instance `operator rg`. */
  by: string;
}

/**
 * The print edition must hold nothing but CMYK, grey and spot colours: no DeviceRGB, CalRGB,
 * ICCBased or Lab in the content and resources of pages, forms, patterns, masks and glyphs. One
 * diagnostic for each figure, or for each page outside figures.
 */
export function checkRgb(document: PDFDocument): Diagnostic[] {
  const { context } = document;
  const seen = new Set<PDFObject>();
  const byPlace = new Map<string, { content: PaintedContent; findings: Map<string, Finding> }>();
  for (const content of paintedContent(document)) {
    const findings = [
      ...findingsInContent(content.bytes()),
      ...findingsInResources({ context, content, seen }),
      ...unprintableInGroup(context, content.dict).map((space) => ({ space, by: 'group' })),
    ];
    const key = content.figure ?? `page ${content.page}`;
    for (const finding of findings) {
      const place = byPlace.get(key) ?? { content, findings: new Map<string, Finding>() };
      place.findings.set(`${finding.space} ${finding.by}`, finding);
      byPlace.set(key, place);
    }
  }
  return [...byPlace.values()].map(({ content, findings }) => ({
    code: 'prepress/rgb',
    severity: 'error',
    message: `Expected only CMYK and grey, found ${listed([...findings.values()])}.`,
    place: placeOf(content),
    hint: 'Take colours from the stylesheet and convert images; a PDF that is included must be CMYK itself.',
  }));
}

function findingsInContent(bytes: Uint8Array): Finding[] {
  const findings = new Map<string, Finding>();
  scanContent(bytes, (operator, names) => {
    for (const space of spacesSetBy(operator, names)) {
      const by = operator === 'BI' ? 'inline image' : `operator ${operator}`;
      findings.set(`${space} ${by}`, { space, by });
    }
  });
  return [...findings.values()];
}

function spacesSetBy(operator: string, names: readonly string[]): string[] {
  if (operator === 'rg' || operator === 'RG') return ['DeviceRGB'];
  // Any other name refers to the resources, which are looked through for themselves.
  if (operator === 'cs' || operator === 'CS') return names.flatMap(unprintableName);
  if (operator !== 'BI') return [];
  const key = names.findIndex((name) => name === 'CS' || name === 'ColorSpace');
  if (key < 0) return [];
  const [space = '', base = ''] = names.slice(key + 1);
  return unprintableName(space === 'I' || space === 'Indexed' ? base : space);
}

function findingsInResources(options: {
  context: PDFContext;
  content: PaintedContent;
  seen: Set<PDFObject>;
}): Finding[] {
  const { context, content, seen } = options;
  const { resources } = content;
  if (!resources) return [];
  const fresh = (category: string) =>
    namedResources(resources, category).filter(([, object]) => {
      if (object instanceof PDFName) return true;
      const isFresh = !seen.has(object);
      seen.add(object);
      return isFresh;
    });
  return [
    ...fresh('ColorSpace').flatMap(([name, space]) =>
      unprintableSpaces(context, space).map(asFinding(`colour space /${name}`)),
    ),
    ...fresh('Shading').flatMap(([name, shading]) =>
      unprintableInShading(context, shading).map(asFinding(`shading /${name}`)),
    ),
    ...fresh('Pattern').flatMap(([name, pattern]) =>
      unprintableInPattern(context, pattern).map(asFinding(`pattern /${name}`)),
    ),
    ...fresh('XObject').flatMap(([name, object]) =>
      unprintableInXObject(context, object).map(asFinding(`image /${name}`)),
    ),
  ];
}

/** A shading pattern carries its shading; a tiling pattern is walked as content. */
function unprintableInPattern(context: PDFContext, pattern: PDFObject): string[] {
  if (!(pattern instanceof PDFDict)) return [];
  return unprintableInShading(context, pattern.get(PDFName.of('Shading')));
}

function unprintableInXObject(context: PDFContext, object: PDFObject): string[] {
  const isImage =
    object instanceof PDFStream &&
    object.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image');
  return isImage ? unprintableInImage(context, object) : [];
}

function asFinding(by: string): (space: string) => Finding {
  return (space) => ({ space, by });
}

function listed(findings: readonly Finding[]): string {
  const shown = findings.slice(0, 6).map(({ space, by }) => `${space} (${by})`);
  const hidden = findings.length - shown.length;
  return hidden > 0 ? `${shown.join(', ')} and ${hidden} more` : shown.join(', ');
}
