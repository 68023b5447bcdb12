import type { Box } from '@chiaroscuro/pdf/page-boxes';

/** A colour as the content sets it, in the family of its colour space. */
export interface Colour {
  /**
   * Family of the space (ISO 32000-1, 8.6): `DeviceGray`, `DeviceCMYK`, `DeviceRGB`, `CalGray`, `CalRGB`, `Lab`,
   * `ICCBased`, `Indexed`, `Separation`, `DeviceN`, or `Pattern` for a tiling pattern.
   */
  family: string;
  /** Components as set, each in the range of its space; empty for a coloured pattern. */
  components: readonly number[];
  /** Colorants of Separation and DeviceN. */
  colorants?: readonly string[];
}

/** A set of inks, each from 0 to 1. */
export type Inks = readonly [cyan: number, magenta: number, yellow: number, black: number];

/** What every mark on a page has, in default user space of the page (bp, origin of the MediaBox's coordinates). */
interface Common {
  /** Page, from 1. */
  page: number;
  /** What the mark may touch: its bounding box, clipped by the box of the current clip. */
  box: Box;
  /** The figure whose form XObject paints it, `<chapter>/<figure>`. */
  figure?: string;
  /** Constant alpha (ca or CA), 1 when opaque. */
  alpha: number;
  /** Blend mode, `Normal` unless set. */
  blendMode: string;
  hasSoftMask: boolean;
  /** Whether the operands' inks replace (false) or overprint (true) what is below. */
  overprints: boolean;
}

/** Glyphs shown by one operation. */
export interface TextMark extends Common {
  kind: 'text';
  colour: Colour;
  /** PostScript name of the font without its subset tag. */
  font: string;
  /** Height of the em in bp on the page: font size × the scale of text and transformation matrix across the line. */
  size: number;
  /** Text as ToUnicode has it, '' when the font has none. */
  text: string;
  /** Text rendering mode (ISO 32000-1, table 106); 3 is invisible. */
  mode: number;
}

/** The inside of a path. */
export interface FillMark extends Common {
  kind: 'fill';
  colour: Colour;
  /** Smaller side in bp on the page if the path is one rectangle; a rule is drawn so. */
  ruleWidth?: number;
}

/** The outline of a path. */
export interface StrokeMark extends Common {
  kind: 'stroke';
  colour: Colour;
  /** Line width in bp on the page: width × √|det CTM|; 0 means the thinnest line of the device. */
  width: number;
}

/** A smooth shading, by `sh` or as a pattern. */
export interface ShadingMark extends Common {
  kind: 'shading';
  /** Family of the shading's colour space. */
  family: string;
  /** Colours between whose componentwise extremes all its colours lie (its vertices, or its function sampled); may be long, so it is computed when asked for. */
  colours(): Iterable<readonly number[]>;
}

/** A sampled image or an image mask. */
export interface ImageMark extends Common {
  kind: 'image';
  /** Family of its colour space; `mask` for a stencil, which is painted in `colour`. */
  family: string;
  colour?: Colour;
  width: number;
  height: number;
  bitsPerComponent: number;
  /** Samples per inch on the page across and down. */
  resolution: readonly [horizontal: number, vertical: number];
  /** Whether it brings its own /SMask, /Mask or alpha. */
  isTransparent: boolean;
}

export type Mark = TextMark | FillMark | StrokeMark | ShadingMark | ImageMark;
