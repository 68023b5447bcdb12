import { PDFBool, PDFStream } from 'pdf-lib';
import type { OperandPlaces } from '@chiaroscuro/pdf/content-scanner';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Resources } from './content-library.ts';
import { mappedBox } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import { readInlineImage } from './inline-image.ts';
import { paintPattern } from './interpret-pattern.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { markBasis } from './interpret-scene.ts';
import { entry, numberEntry } from './pdf-values.ts';

/** Paints a sampled image or a stencil, which fills the unit square of user space. */
export function paintImage(options: {
  scene: Scene;
  state: GraphicsState;
  resources: Resources;
  image: PDFStream;
}): void {
  const { scene, state, resources, image } = options;
  const { ctm } = state;
  const basis = markBasis({ scene, state, box: mappedBox(unitSquare, ctm) });
  if (!basis) return;
  const width = Math.max(0, numberEntry(image, 'Width') ?? 0);
  const height = Math.max(0, numberEntry(image, 'Height') ?? 0);
  const stencil = entry(image, 'ImageMask');
  const isStencil = stencil instanceof PDFBool && stencil.asBoolean();
  const space = isStencil ? undefined : resources.colourSpaceOf(entry(image, 'ColorSpace'));
  if (isStencil) paintPattern({ scene, state, paint: state.fill, box: basis.box });
  const bitsPerComponent = isStencil ? 1 : (numberEntry(image, 'BitsPerComponent') ?? 8);
  scene.visit({
    kind: 'image',
    ...basis,
    family: space?.family ?? 'mask',
    ...(isStencil && { colour: state.fill.colour }),
    width,
    height,
    bitsPerComponent,
    resolution: [
      samplesPerInch(width, Math.hypot(ctm[0], ctm[1])),
      samplesPerInch(height, Math.hypot(ctm[2], ctm[3])),
    ],
    isTransparent: isTransparent(image),
  });
}

/** Obeys `BI … ID … EI`. */
export function paintInlineImage(options: {
  scene: Scene;
  state: GraphicsState;
  content: Content;
  places: OperandPlaces;
}): void {
  const { scene, state, content, places } = options;
  const { bytes, resources } = content;
  const { context } = scene.library.document;
  const image = readInlineImage({ bytes, places, context });
  if (image) paintImage({ scene, state, resources, image });
}

function samplesPerInch(samples: number, length: number): number {
  return length > 0 ? (samples * 72) / length : Infinity;
}

/** A mask that is an array makes colours transparent; a stencil as mask does so with places. */
function isTransparent(image: PDFStream): boolean {
  if (entry(image, 'SMask') instanceof PDFStream || entry(image, 'Mask') !== undefined) return true;
  return (numberEntry(image, 'SMaskInData') ?? 0) > 0;
}

const unitSquare: Box = [0, 0, 1, 1];
