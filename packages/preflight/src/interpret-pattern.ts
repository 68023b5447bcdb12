import { PDFStream } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { identity } from './graphics-matrix.ts';
import type { GraphicsState, Paint } from './graphics-state.ts';
import { initialState } from './graphics-state.ts';
import type { Scene } from './interpret-scene.ts';
import { paintShadingPattern } from './interpret-shading.ts';
import { paintStream } from './interpret-stream.ts';
import { matrixEntry, numberEntry } from './pdf-values.ts';

/**
 * Paints what fills a box if the paint is a pattern. A shading takes the place of the mark that it
 * fills: then the answer is true. A tiling pattern's marks come before that mark, each once and with its box.
 */
export function paintPattern(options: {
  scene: Scene;
  state: GraphicsState;
  paint: Paint;
  box: Box;
  isStroke?: boolean;
}): boolean {
  const { scene, state, paint, box, isStroke = false } = options;
  const { pattern } = paint;
  if (!pattern) return false;
  if (numberEntry(pattern, 'PatternType') === 2) {
    return paintShadingPattern({ scene, state, pattern, box, isStroke });
  }
  if (pattern instanceof PDFStream) paintTiles({ scene, state, paint, box, tile: pattern });
  return false;
}

function paintTiles(options: {
  scene: Scene;
  state: GraphicsState;
  paint: Paint;
  box: Box;
  tile: PDFStream;
}): void {
  const { scene, state, paint, box, tile } = options;
  const isColourless = numberEntry(tile, 'PaintType') === 2;
  const { base } = paint.space;
  const grey = scene.library.resources(undefined).colourSpace('DeviceGray');
  const inner = initialState({ ctm: scene.base, clip: everywhere, grey });
  if (isColourless && base) {
    const given: Paint = {
      space: base,
      colour: { ...base.initialColour, components: paint.colour.components },
    };
    Object.assign(inner, { fill: given, stroke: given });
  }
  inner.groupAlpha = state.groupAlpha * state.fillAlpha;
  inner.groupBlendMode = state.blendMode;
  inner.hasSoftMask = state.hasSoftMask;
  paintStream({
    scene: { ...scene, isColourless, visit: (mark) => scene.visit({ ...mark, box }) },
    state: inner,
    stream: tile,
    matrix: matrixEntry(tile, 'Matrix') ?? identity,
  });
}

const everywhere: Box = [-Infinity, -Infinity, Infinity, Infinity];
