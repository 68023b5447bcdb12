import type { PDFStream } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { ContentLibrary, Resources } from './content-library.ts';
import { intersection } from './graphics-matrix.ts';
import type { Matrix } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Mark } from './mark.ts';

/** Where content is painted: what stays the same while it is interpreted. */
export interface Scene {
  page: number;
  figure: string | undefined;
  library: ContentLibrary;
  /** From the space of the page or form to default user space: patterns are laid in it. */
  base: Matrix;
  visit(mark: Mark): void;
  /** Interprets what the content shows: a form, the cell of a pattern, a glyph. The state is changed. */
  interpret(scene: Scene, content: Content, state: GraphicsState): void;
  /** How much may still be done on this page. */
  budget: { operations: number };
  /** Streams that are being painted, outermost first. */
  active: readonly PDFStream[];
  /** Whether the content is painted in one colour given from outside: an uncoloured pattern or glyph. */
  isColourless: boolean;
}

/** Something that paints. */
export interface Content {
  bytes: Uint8Array;
  resources: Resources;
}

/** What all kinds of marks have; undefined if nothing of the box is left after clipping. */
export function markBasis(options: {
  scene: Scene;
  state: GraphicsState;
  box: Box;
  isStroke?: boolean;
}) {
  const { scene, state, box, isStroke = false } = options;
  const clipped = intersection(box, state.clip);
  // A line without width is a box without area.
  if (!(clipped[0] <= clipped[2] && clipped[1] <= clipped[3])) return undefined;
  return {
    page: scene.page,
    box: clipped,
    ...(scene.figure !== undefined && { figure: scene.figure }),
    alpha: state.groupAlpha * (isStroke ? state.strokeAlpha : state.fillAlpha),
    blendMode: state.blendMode === 'Normal' ? state.groupBlendMode : state.blendMode,
    hasSoftMask: state.hasSoftMask,
    overprints: isStroke ? state.strokeOverprints : state.fillOverprints,
  };
}
