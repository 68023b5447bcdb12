import type { PDFObject } from 'pdf-lib';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Resources } from './content-library.ts';
import { followedBy, identity, intersection, mappedBox } from './graphics-matrix.ts';
import type { Matrix } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import { applyStateDictionary } from './interpret-state.ts';
import type { Scene } from './interpret-scene.ts';
import { markBasis } from './interpret-scene.ts';
import { boxEntry, entry, matrixEntry } from './pdf-values.ts';
import { shadingColours } from './shading-colours.ts';

/** Obeys `sh`: a shading fills the current clip. */
export function paintShading(options: {
  scene: Scene;
  state: GraphicsState;
  resources: Resources;
  shading: PDFObject | undefined;
}): void {
  const { scene, state, resources, shading } = options;
  if (!shading) return;
  mark({ scene, state, resources, shading, box: state.clip, matrix: state.ctm });
}

/** A shading as the paint of a box; false if the pattern has none. */
export function paintShadingPattern(options: {
  scene: Scene;
  state: GraphicsState;
  pattern: PDFObject;
  box: Box;
  isStroke: boolean;
}): boolean {
  const { scene, state, pattern, box, isStroke } = options;
  const shading = entry(pattern, 'Shading');
  if (!shading) return false;
  const inner = { ...state };
  applyStateDictionary({ scene, state: inner, dict: entry(pattern, 'ExtGState') });
  const matrix = followedBy(matrixEntry(pattern, 'Matrix') ?? identity, scene.base);
  const resources = scene.library.resources(undefined);
  mark({ scene, state: inner, resources, shading, box, matrix, isStroke });
  return true;
}

/** @param options.matrix from the shading's space to default user space. */
function mark(options: {
  scene: Scene;
  state: GraphicsState;
  resources: Resources;
  shading: PDFObject;
  box: Box;
  matrix: Matrix;
  isStroke?: boolean;
}): void {
  const { scene, state, resources, shading, matrix, isStroke = false } = options;
  const own = boxEntry(shading, 'BBox');
  const box = own ? intersection(options.box, mappedBox(own, matrix)) : options.box;
  const basis = markBasis({ scene, state, box, isStroke });
  if (!basis) return;
  const space = resources.colourSpaceOf(entry(shading, 'ColorSpace'));
  const decode = scene.library.bytes.bind(scene.library);
  scene.visit({
    kind: 'shading',
    ...basis,
    family: space.family,
    colours: () => shadingColours({ shading, components: space.count, decode }),
  });
}
