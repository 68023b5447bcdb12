import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { sCurvePoint } from './s-curve.ts';

/** The S as points so close to each other, 0.005 or less, that a polygon through them could be drawn instead. */
export function sCurvePoints(): Point[] {
  return linspace(0, 1, 1001).map(sCurvePoint);
}
