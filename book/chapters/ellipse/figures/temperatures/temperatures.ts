import { defineFigure } from '@chiaroscuro/compute/figure';
import { freeEnergy } from '../../mathematics/free-energy.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import { untrainedWeights, type Weights } from '../../mathematics/manifold.ts';
import { curveMinima } from '../../mathematics/minimise.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** The free energy along the axis y₁ = 0 at six temperatures, before and after training. */
export default defineFigure({
  parameters: {
    untrained: untrainedWeights,
    trained: [2, 1.5] as Weights,
    /** From the hottest to zero temperature: the columns F1 to F6. */
    betas: [0.1, Math.sqrt(0.1), 1, Math.sqrt(10), 10, Infinity],
    halfWidth: 2,
  },
  // Minima of curves are found to about the root of the rounding, which differs between JavaScript engines.
  tolerance: 1e-6,
  compute({ parameters: { untrained, trained, betas, halfWidth } }) {
    const before = cut(untrained, betas, halfWidth);
    const after = cut(trained, betas, halfWidth);
    const [, , warm, cool, cold] = betas.map((_, i) =>
      after.minima.filter((m) => m.curve === i + 1),
    );
    return {
      tables: {
        untrained: { columns: before.columns },
        trained: { columns: after.columns },
        'untrained-minima': { columns: tabulate(before.minima) },
        'trained-minima': { columns: tabulate(after.minima) },
      },
      numbers: {
        'trained-weight-1': trained[0],
        'trained-weight-2': trained[1],
        ...Object.fromEntries(before.origin.map((value, i) => [`untrained-${i + 1}`, value])),
        ...Object.fromEntries(after.origin.map((value, i) => [`trained-${i + 1}`, value])),
        'minimum-warm': warm!.at(-1)!.y2,
        'minimum-cool': cool!.at(-1)!.y2,
        'minimum-cold': cold!.at(-1)!.y2,
      },
    };
  },
});

/** The curves F_β(0, y₂), their values at the origin, and their minima. */
function cut(w: Weights, betas: readonly number[], halfWidth: number) {
  const y2 = linspace(-halfWidth, halfWidth, 161);
  const curves = betas.map((beta) => (at: number) => freeEnergy(w, [0, at], beta));
  return {
    columns: {
      y2,
      ...Object.fromEntries(curves.map((curve, i) => [`F${i + 1}`, y2.map(curve)])),
    },
    origin: curves.map((curve) => curve(0)),
    minima: curves.flatMap((curve, i) =>
      curveMinima(curve, y2).map((at) => ({ curve: i + 1, y2: at, F: curve(at) })),
    ),
  };
}
