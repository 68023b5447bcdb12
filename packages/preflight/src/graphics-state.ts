import type { PDFObject } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { ColourSpace } from './colour-space.ts';
import type { Font } from './font.ts';
import type { Matrix } from './graphics-matrix.ts';
import type { Colour } from './mark.ts';

/** What fills or strokes are painted with. */
export interface Paint {
  space: ColourSpace;
  colour: Colour;
  /** The pattern that paints instead of the colour. */
  pattern?: PDFObject;
}

/** The graphics state (ISO 32000-1, 8.4) as far as marks depend on it. Set by assigning, saved by copying. */
export interface GraphicsState {
  /** From user space to default user space of the page. */
  ctm: Matrix;
  /** Bounding box of the clip, in default user space. */
  clip: Box;
  fill: Paint;
  stroke: Paint;
  lineWidth: number;
  fillAlpha: number;
  strokeAlpha: number;
  /** Alpha of the transparency groups around. */
  groupAlpha: number;
  blendMode: string;
  /** That of the transparency groups around. */
  groupBlendMode: string;
  hasSoftMask: boolean;
  fillOverprints: boolean;
  strokeOverprints: boolean;
  font: Font | undefined;
  fontSize: number;
  characterSpacing: number;
  wordSpacing: number;
  /** Horizontal scaling, 1 when not scaled. */
  stretch: number;
  leading: number;
  rise: number;
  textMode: number;
}

/** What content begins with (ISO 32000-1, tables 52, 53 and 104). */
export function initialState(options: {
  ctm: Matrix;
  clip: Box;
  grey: ColourSpace;
}): GraphicsState {
  const { ctm, clip, grey } = options;
  const black: Paint = { space: grey, colour: grey.initialColour };
  return {
    ctm,
    clip,
    fill: black,
    stroke: black,
    lineWidth: 1,
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    blendMode: 'Normal',
    groupBlendMode: 'Normal',
    hasSoftMask: false,
    fillOverprints: false,
    strokeOverprints: false,
    font: undefined,
    fontSize: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    textMode: 0,
  };
}
