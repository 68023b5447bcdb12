import { defineModel } from '@chiaroscuro/compute/figure';
import { trainAdversaries } from '../mathematics/train-adversaries.ts';
import { generatorForm } from './adversarial.ts';

/** A critic with one output s, whose energy is (1 + s)⁺. */
export const rectifiedCriticForm = { widths: [2, 64, 64, 1], activations: 'tanh' } as const;

/**
 * The same game with a critic that can say 0 of everything, and ends by doing so: once it says it of all
 * samples and all products, its gradient and the generator's are zero.
 */
export default defineModel({
  name: 'collapsed-critic',
  seed: 1,
  // A game amplifies rounding: what happens is the same everywhere, but not at which step.
  tolerance: { wasm: 1e-4, cpu: 1, tensorflow: 1 },
  parameters: {
    generator: generatorForm,
    critic: rectifiedCriticForm,
    energy: 'rectified' as const,
    margin: 0.2,
    steps: 1000,
    every: 10,
    generatorRate: 1e-4,
    criticRate: 1e-3,
  },
  train: (context) => trainAdversaries(context, context.parameters),
  requires: ({ criticLoss, generatorLoss, gradientNorm }) => [
    { what: 'least loss of the critic', value: Math.min(...criticLoss), most: 0.16 },
    { what: 'generator’s loss at the end', value: generatorLoss.at(-1)!, most: 0 },
    { what: 'generator’s gradient at the end', value: gradientNorm.at(-1)!, most: 0 },
  ],
});
