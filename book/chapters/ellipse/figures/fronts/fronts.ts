import { defineFigure } from '@chiaroscuro/compute/figure';
import { fronts } from '../../mathematics/fronts.ts';
import type { Weights } from '../../mathematics/manifold.ts';

/** The ellipse that the samples were drawn about. */
const weights: Weights = [2, 1.5];

/**
 * The book's title picture: the fronts that leave the manifold of a trained model in both
 * directions, level lines of F_∞ at equal steps of its root. Inwards they stay clear of the medial
 * axis, where fronts meet: below the least radius of curvature, w₂²/w₁.
 */
export default defineFigure({
  parameters: { step: 0.1, outward: 16, inward: 10 },
  compute({ parameters: { step, outward, inward } }) {
    const columns: Record<string, number[]> = {};
    for (let k = -inward; k <= outward; k++) {
      const curve = fronts(weights, step * Math.abs(k))[k < 0 ? 1 : 0]!;
      columns[`first${k + inward}`] = curve.map(([y1]) => y1);
      columns[`second${k + inward}`] = curve.map(([, y2]) => y2);
    }
    return { tables: { fronts: { columns } }, numbers: { step, outward, inward } };
  },
});
