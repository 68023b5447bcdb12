import { PDFStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { identity } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import { paintImage } from './interpret-image.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { paintStream } from './interpret-stream.ts';
import { dictEntry, matrixEntry, nameEntry } from './pdf-values.ts';

/** Obeys `Do`: paints a form or an image. */
export function paintObject(options: {
  scene: Scene;
  state: GraphicsState;
  content: Content;
  object: PDFObject | undefined;
}): void {
  const { scene, state, content, object } = options;
  if (!(object instanceof PDFStream)) return;
  const kind = nameEntry(object, 'Subtype');
  if (kind === 'Image') paintImage({ scene, state, resources: content.resources, image: object });
  if (kind !== 'Form') return;
  const inner = withinGroup({ ...state }, nameEntry(dictEntry(object, 'Group'), 'S'));
  paintStream({
    scene: { ...scene, figure: scene.library.figure(object.dict) ?? scene.figure },
    state: inner,
    stream: object,
    matrix: matrixEntry(object, 'Matrix') ?? identity,
    outer: content,
  });
}

/** A transparency group is painted as a whole: what was set outside counts for all of it, and inside it begins anew. */
function withinGroup(state: GraphicsState, kind: string | undefined): GraphicsState {
  if (kind !== 'Transparency') return state;
  state.groupAlpha *= state.fillAlpha;
  if (state.blendMode !== 'Normal') state.groupBlendMode = state.blendMode;
  state.fillAlpha = 1;
  state.strokeAlpha = 1;
  state.blendMode = 'Normal';
  return state;
}
