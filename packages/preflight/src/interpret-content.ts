import { scanContent } from '@chiaroscuro/pdf/content-scanner';
import { followedBy, intersection } from './graphics-matrix.ts';
import type { Matrix } from './graphics-matrix.ts';
import { Path } from './graphics-path.ts';
import type { GraphicsState } from './graphics-state.ts';
import { setColour } from './interpret-colour.ts';
import { applyStateDictionary } from './interpret-state.ts';
import { paintInlineImage } from './interpret-image.ts';
import { paintPath } from './interpret-path.ts';
import type { Content, Scene } from './interpret-scene.ts';
import { paintShading } from './interpret-shading.ts';
import { TextObject } from './interpret-text.ts';
import { paintObject } from './interpret-form.ts';
import { unreadable } from './unreadable.ts';

/** Saved states; more are a loop of a broken producer. */
const mostSavedStates = 10_000;

/** Interprets a content stream. The state is the content's own: callers hand over a copy. */
export function interpretContent(scene: Scene, content: Content, state: GraphicsState): void {
  const { bytes, resources } = content;
  const saved: GraphicsState[] = [];
  let path = new Path();
  let clipsNext = false;
  const text = new TextObject(scene, content);

  /** Operators that end a path; a clip that was asked for comes after painting. */
  const endPath = (operator: string) => {
    if (operator !== 'n' && !path.isEmpty) paintPath({ scene, state, path, operator });
    if (clipsNext) state.clip = intersection(state.clip, path.box);
    clipsNext = false;
    path = new Path();
  };

  scanContent(bytes, (operator, names, numbers, places) => {
    if ((scene.budget.operations -= 1) < 0) throw endless(scene.page);
    switch (operator) {
      case 'm':
        return path.moveTo(numbers[0] ?? 0, numbers[1] ?? 0, state.ctm);
      case 'l':
        return path.lineTo(numbers[0] ?? 0, numbers[1] ?? 0, state.ctm);
      case 'c':
      case 'v':
      case 'y':
        return path.curveTo(numbers, state.ctm);
      case 're':
        return path.rectangle(numbers, state.ctm);
      case 'h':
        return;
      case 'S':
      case 's':
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
      case 'n':
        return endPath(operator);
      case 'W':
      case 'W*':
        clipsNext = true;
        return;
      case 'q':
        if (saved.length < mostSavedStates) saved.push({ ...state });
        return;
      case 'Q':
        Object.assign(state, saved.pop());
        return;
      case 'cm':
        if (numbers.length === 6) {
          state.ctm = followedBy(numbers as unknown as Matrix, state.ctm);
        }
        return;
      case 'w':
        state.lineWidth = Math.abs(numbers[0] ?? state.lineWidth);
        return;
      case 'gs':
        return applyStateDictionary({ scene, state, dict: resources.find('ExtGState', names[0]) });
      case 'Do':
        return paintObject({ scene, state, content, object: resources.find('XObject', names[0]) });
      case 'sh':
        return paintShading({
          scene,
          state,
          resources,
          shading: resources.find('Shading', names[0]),
        });
      case 'BI':
        return paintInlineImage({ scene, state, content, places });
      default:
        if (setColour({ scene, state, resources, operator, names, numbers })) return;
        text.operate({ state, operator, names, numbers, places });
    }
  });
}

function endless(page: number) {
  return unreadable({
    message: 'Expected a page that can be painted, but it has millions of operations.',
    page,
  });
}
