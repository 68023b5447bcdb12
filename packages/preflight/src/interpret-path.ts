import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { areaScale } from './graphics-matrix.ts';
import type { Path } from './graphics-path.ts';
import type { GraphicsState } from './graphics-state.ts';
import { paintPattern } from './interpret-pattern.ts';
import type { Scene } from './interpret-scene.ts';
import { markBasis } from './interpret-scene.ts';

/** Paints a path as its operator says: the inside, the outline, or both. */
export function paintPath(options: {
  scene: Scene;
  state: GraphicsState;
  path: Path;
  operator: string;
}): void {
  const { scene, state, path, operator } = options;
  if (operator !== 'S' && operator !== 's') fillPath(scene, state, path);
  if (!operator.toLowerCase().startsWith('f')) strokePath(scene, state, path);
}

function fillPath(scene: Scene, state: GraphicsState, path: Path): void {
  const basis = markBasis({ scene, state, box: path.box });
  if (!basis) return;
  const { colour } = state.fill;
  const ruleWidth = path.ruleWidth();
  if (!paintPattern({ scene, state, paint: state.fill, box: basis.box })) {
    scene.visit({
      kind: 'fill',
      ...basis,
      colour,
      ...(ruleWidth !== undefined && { ruleWidth }),
    });
  }
}

function strokePath(scene: Scene, state: GraphicsState, path: Path): void {
  const basis = markBasis({ scene, state, box: strokedBox(path.box, state), isStroke: true });
  if (!basis) return;
  if (!paintPattern({ scene, state, paint: state.stroke, box: basis.box, isStroke: true })) {
    scene.visit({
      kind: 'stroke',
      ...basis,
      colour: state.stroke.colour,
      width: state.lineWidth * Math.sqrt(areaScale(state.ctm)),
    });
  }
}

/** Half the pen on each side; mitres that reach further are left out of account. */
function strokedBox([left, bottom, right, top]: Box, { lineWidth, ctm }: GraphicsState): Box {
  const [a, b, c, d] = ctm;
  const across = (lineWidth / 2) * Math.hypot(a, c);
  const up = (lineWidth / 2) * Math.hypot(b, d);
  return [left - across, bottom - up, right + across, top + up];
}
