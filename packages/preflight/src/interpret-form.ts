import { PDFStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { followedBy, identity, intersection, mappedBox } from './graphics-matrix.ts';
import type { Matrix } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import { interpretContent } from './interpret-content.ts';
import { paintImage } from './interpret-image.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { boxEntry, dictEntry, matrixEntry, nameEntry } from './pdf-values.ts';
import { unreadable } from './unreadable.ts';

/** Forms may show forms; more levels than this have no honest reason. */
const mostLevels = 32;

/** What painting a stream costs besides its operations. */
const operationsOfStream = 50;

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

/**
 * Interprets a form, pattern cell or glyph with its own resources or, if it has none, with those of
 * the content that shows it.
 *
 * @param options.state is changed: callers hand over a copy.
 * @param options.matrix from the stream's space to the user space of the state.
 * @throws UserError `preflight/unreadable` if it shows itself.
 */
export function paintStream(options: {
  scene: Scene;
  state: GraphicsState;
  stream: PDFStream;
  matrix: Matrix;
  outer?: Content;
}): void {
  const { scene, state, stream, matrix, outer } = options;
  if (scene.active.includes(stream) || scene.active.length >= mostLevels) throw nested(scene.page);
  scene.budget.operations -= operationsOfStream;
  const own = dictEntry(stream, 'Resources');
  const resources = own || !outer ? scene.library.resources(own) : outer.resources;
  state.ctm = followedBy(matrix, state.ctm);
  const box = boxEntry(stream, 'BBox');
  if (box) state.clip = intersection(state.clip, mappedBox(box, state.ctm));
  const bytes = scene.library.bytes(stream);
  const inner: Scene = { ...scene, base: state.ctm, active: [...scene.active, stream] };
  interpretContent(inner, { bytes, resources }, state);
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

function nested(page: number) {
  return unreadable({
    message: `Expected forms within forms to end, but one shows itself or they are more than ${mostLevels} levels deep.`,
    page,
  });
}
