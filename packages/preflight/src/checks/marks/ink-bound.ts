import type { ImageMark, Mark, ShadingMark } from '../../mark.ts';
import { inkSum, sum } from './colour-inks.ts';

/**
 * The most ink that an opaque mark can leave on a pixel, 1 for a solid of one ink. Undefined when
 * only a renderer can tell.
 */
export function inkBound(mark: Mark): number | undefined {
  if (mark.kind === 'shading') return shadingBound(mark);
  if (mark.kind === 'image' && mark.family !== 'mask') return imageBound(mark);
  return mark.colour ? inkSum(mark.colour) : undefined;
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

/** Of images in other spaces or depths, and of those that bring transparency, a renderer knows more. */
function imageBound(mark: ImageMark): number | undefined {
  if (mark.isTransparent) return undefined;
  if (mark.family === 'DeviceGray') return 1;
  if (mark.family !== 'DeviceCMYK' || mark.bitsPerComponent !== 8) return undefined;
  const samples = mark.samples();
  if (!samples || samples.length < 4) return undefined;
  let most = 0;
  for (let start = 0; start + 3 < samples.length; start += 4) {
    const ink = samples[start]! + samples[start + 1]! + samples[start + 2]! + samples[start + 3]!;
    if (ink > most) most = ink;
  }
  return most / 255;
}
