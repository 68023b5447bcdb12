import type { PDFStream } from 'pdf-lib';
import { followedBy, intersection, mappedBox } from './graphics-matrix.ts';
import type { Matrix } from './graphics-matrix.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { boxEntry, dictEntry } from './pdf-values.ts';
import { unreadable } from './unreadable.ts';

/** Forms may show forms; more levels than this have no honest reason. */
const mostLevels = 32;

/** What painting a stream costs besides its operations. */
const operationsOfStream = 50;

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
  scene.interpret(inner, { bytes, resources }, state);
}

function nested(page: number) {
  return unreadable({
    message: `Expected forms within forms to end, but one shows itself or they are more than ${mostLevels} levels deep.`,
    page,
  });
}
