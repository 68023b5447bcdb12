import { defineModel } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { mean } from '../mathematics/mean.ts';
import { distanceToNearest } from '../mathematics/prototypes.ts';
import { sCurvePoints } from '../mathematics/s-curve-points.ts';
import { trainAdversaries } from '../mathematics/train-adversaries.ts';

/** From a latent in (−1, 1) to a target. */
export const generatorForm = {
  widths: [1, 64, 64, 2],
  activations: ['leaky-relu', 'leaky-relu', 'linear'],
} as const;

/** An auto-encoder with a one-dimensional code: its energy is the squared distance of its output. */
export const criticForm = {
  widths: [2, 64, 64, 1, 64, 64, 2],
  activations: 'tanh',
} as const;

/** A generator of the S, trained against a critic that is an auto-encoder (EBGAN). */
export default defineModel({
  name: 'adversarial',
  seed: 1,
  // A game amplifies rounding over thousands of steps: elsewhere it ends in another place as good as this.
  tolerance: { wasm: 1e-4, cpu: 1, tensorflow: 1 },
  parameters: {
    generator: generatorForm,
    critic: criticForm,
    energy: 'reconstruction' as const,
    margin: 0.2,
    steps: 18000,
    every: 100,
    generatorRate: 1e-4,
    criticRate: 1e-3,
  },
  train: (context) => trainAdversaries(context, context.parameters),
  requires: ({ generator, criticLoss }) => {
    const products = linspace(-1, 1, 401).map((z) => generate(generator, z));
    const distances = sCurvePoints().map((y) => distanceToNearest(products, y));
    return [
      { what: 'mean distance of the curve from the products', value: mean(distances), most: 0.15 },
      {
        what: 'critic’s loss, the mean of the last ones',
        value: mean(criticLoss.slice(-30)),
        most: 0.2,
      },
    ];
  },
});

/** The target that a generator with these weights makes of a latent, in float64. */
export function generate(weights: readonly (readonly number[])[], z: number): Point {
  return evaluateNet({ ...generatorForm, weights }, [z]) as unknown as Point;
}
