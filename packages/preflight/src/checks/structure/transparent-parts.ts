import type { PaintedContent } from '@chiaroscuro/pdf/content-walk';
import { resourceObjects } from '@chiaroscuro/pdf/content-walk';
import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from 'pdf-lib';
import { dictEntry, nameEntry } from '../../pdf-values.ts';

/** What lets the ground show through in the resources of some content, and whether it is itself a transparency group. */
export interface TransparentParts {
  /** In the words of messages, for instance `constant alpha 0.5 (/ca)`. */
  parts: readonly string[];
  isGroup: boolean;
}

/** Looks into the graphics states and images that content may use (ISO 32000-1, 11.6). */
export function transparentParts(context: PDFContext, content: PaintedContent): TransparentParts {
  const { resources, dict } = content;
  const states = resources ? resourceObjects(resources, 'ExtGState') : [];
  const images = resources ? resourceObjects(resources, 'XObject') : [];
  const parts = [
    ...states.flatMap((state) => (state instanceof PDFDict ? partsOfState(context, state) : [])),
    ...images.flatMap(partsOfImage),
  ];
  const group = dictEntry(dict, 'Group');
  return {
    parts: [...new Set(parts)],
    isGroup: group !== undefined && nameEntry(group, 'S') === 'Transparency',
  };
}

function partsOfState(context: PDFContext, state: PDFDict): string[] {
  const alphas = ['ca', 'CA'].flatMap((key) => {
    const alpha = state.lookup(PDFName.of(key));
    return alpha instanceof PDFNumber && alpha.asNumber() < 1
      ? [`constant alpha ${alpha.asNumber()} (/${key})`]
      : [];
  });
  const mask = state.lookup(PDFName.of('SMask'));
  const blendMode = blendModeOf(context, state.lookup(PDFName.of('BM')));
  return [
    ...alphas,
    ...(mask === undefined || mask === PDFName.of('None') ? [] : ['a soft mask (/SMask)']),
    ...(opaqueModes.has(blendMode) ? [] : [`blend mode ${blendMode}`]),
  ];
}

const opaqueModes = new Set(['Normal', 'Compatible']);

/** A list of modes stands for the first that a reader knows. */
function blendModeOf(context: PDFContext, mode: PDFObject | undefined): string {
  const first = mode instanceof PDFArray ? context.lookup(mode.get(0)) : mode;
  return first instanceof PDFName ? first.decodeText() : 'Normal';
}

/** A stencil mask or a colour key cuts out and lets nothing through; a soft mask does. */
function partsOfImage(object: PDFObject): string[] {
  if (!(object instanceof PDFStream) || nameEntry(object.dict, 'Subtype') !== 'Image') return [];
  const inData = object.dict.lookup(PDFName.of('SMaskInData'));
  return [
    ...(object.dict.lookup(PDFName.of('SMask')) instanceof PDFStream
      ? ['an image with a soft mask']
      : []),
    ...(inData instanceof PDFNumber && inData.asNumber() > 0
      ? ['a JPEG 2000 image with alpha']
      : []),
  ];
}
