import { scanContent } from '@chiaroscuro/pdf/content-scanner';
import type { Matrix } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { paintStream } from './interpret-stream.ts';

/**
 * Paints one glyph of a Type 3 font.
 *
 * @param options.matrix from text space, where the font size is 1, to default user space.
 */
export function paintGlyph(options: {
  scene: Scene;
  state: GraphicsState;
  content: Content;
  code: number;
  matrix: Matrix;
}): void {
  const { scene, state, content, code, matrix } = options;
  const { font, textMode } = state;
  const drawing = font?.drawings?.glyph(code);
  if (!font?.drawings || !drawing || textMode === 3) return;
  const own = font.drawings.resources;
  const resources = own ? scene.library.resources(own) : content.resources;
  paintStream({
    scene: {
      ...scene,
      isColourless: scene.isColourless || isColourless(scene.library.bytes(drawing)),
    },
    // Everything in a glyph, lines too, has the colour in which text is filled.
    state: { ...state, ctm: matrix, stroke: state.fill, strokeAlpha: state.fillAlpha },
    stream: drawing,
    matrix: font.drawings.matrix,
    outer: { ...content, resources },
  });
}

/** A glyph says with `d1`, its first operator, that it is painted in the colour of the text. */
function isColourless(bytes: Uint8Array): boolean {
  let first: string | undefined;
  scanContent(bytes.subarray(0, 256), (operator) => (first ??= operator));
  return first === 'd1';
}
