import type { ImageMark, Mark, ShadingMark } from '../../mark.ts';
import { inkSum, sum } from './colour-inks.ts';

/**
 * The most ink that an opaque mark can leave on a pixel, 1 for a solid of one ink. Undefined when
 * only a renderer can tell.
 */
export function inkBound(mark: Mark): number | undefined {
  if (mark.kind === 'shading') return shadingBound(mark);
  if (mark.kind === 'image' && mark.family !== 'mask') return imageBound(mark);
  // Such text is filled and outlined, and a mark tells one colour.
  if (mark.kind === 'text' && (mark.mode === 2 || mark.mode === 6)) return undefined;
  return mark.colour ? inkSum(mark.colour) : undefined;
}

/**
 * Samples mean what predictors, /Decode and the colour transform of JPEG make of them: a renderer
 * knows them all. A grey image has one ink, whatever they are.
 */
function imageBound(mark: ImageMark): number | undefined {
  return mark.family === 'DeviceGray' && !mark.isTransparent ? 1 : undefined;
}

/** All colours of a shading lie between the extremes of its colours, component by component. */
function shadingBound(mark: ShadingMark): number | undefined {
  const { family } = mark;
  if (family !== 'DeviceCMYK' && family !== 'DeviceGray') return undefined;
  const most: number[] = [];
  for (const components of mark.colours()) {
    const [first = 0] = components;
    const inks = family === 'DeviceGray' ? [1 - first] : components;
    inks.forEach((ink, index) => (most[index] = Math.max(most[index] ?? 0, ink)));
  }
  return most.length > 0 ? sum(most) : undefined;
}
