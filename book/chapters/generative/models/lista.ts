import { defineModel, type Tf } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import type { RandomSource } from '@chiaroscuro/compute/random';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import type { Keepable } from '@chiaroscuro/training/kept-state';
import { fanAtoms, istaNet } from '../mathematics/lista.ts';
import type { Dictionary } from '../mathematics/sparse-coding.ts';

/** The dictionary that is hard for ISTA: 24 atoms, 7.5° apart, at a low price. */
export const fan: Dictionary = { atoms: fanAtoms(24), lambda: 0.02 };

/** Points of the unit disc, uniformly distributed. Each draws its angle, then its radius. */
export function discSamples(random: RandomSource, count: number): Point[] {
  return Array.from({ length: count }, (): Point => {
    const angle = 2 * Math.PI * random.uniform();
    const radius = Math.sqrt(random.uniform());
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/**
 * Nets of one, two, three and five layers that learn to do what many steps of ISTA do (LISTA): each
 * starts as that many steps of ISTA and lowers the mean energy of the codes that it gives.
 */
export const listas = [1, 2, 3, 5].map((layers) =>
  defineModel({
    name: `lista-${layers}`,
    seed: 1,
    // 600 steps of Adam amplify rounding, and whole steps of ISTA are counted with the result.
    tolerance: 5e-2,
    parameters: { layers, samples: 300, steps: 600, learningRate: 5e-3 },
    async train(context) {
      const { tf, random, parameters } = context;
      const y = tf.tensor2d(discSamples(random, parameters.samples).map((point) => [...point]));
      const net = createShrinkageNet(tf, fan);
      const atoms = tf.tensor2d(fan.atoms.map((w) => [...w]));
      const { learningRate } = parameters;
      const optimiser = adam(context, {
        learningRate: (step) => learningRate * Math.min(1, 2 - (2 * step) / parameters.steps),
      });
      const meanEnergy = () => {
        const z = net.apply(y, layers);
        const cost = y.sub(z.matMul(atoms)).square().sum(1);
        return cost.add(z.abs().sum(1).mul(fan.lambda)).mean();
      };
      const { history } = await descend(context, {
        steps: parameters.steps,
        bound: 10,
        keep: { net, optimiser },
        step: () => optimiser.minimise(net.variables, meanEnergy),
        every: 20,
      });
      return { ...net.parameters(), losses: history.loss };
    },
    requires: ({ losses }) => [
      {
        what: 'mean energy, compared with ISTA’s',
        value: losses.at(-1)! / losses[0]!,
        most: 0.995,
      },
    ],
  }),
);

type Matrix = ReturnType<Tf['tensor2d']>;

function createShrinkageNet(tf: Tf, dictionary: Dictionary) {
  const start = istaNet(dictionary);
  const m = dictionary.atoms.length;
  const encoder = tf.variable(tf.tensor2d([...start.encoder], [2, m]));
  const recurrence = tf.variable(tf.tensor2d([...start.recurrence], [m, m]));
  const thresholds = tf.variable(tf.tensor1d([...start.thresholds]));
  const variables: ReturnType<Tf['variable']>[] = [encoder, recurrence, thresholds];
  const numbers = (variable: (typeof variables)[number]) => Array.from(variable.dataSync());
  const keepable: Keepable = {
    saveState: () =>
      Object.fromEntries(variables.map((v, i) => [String(i), v.dataSync() as Float32Array])),
    restoreState: (state) =>
      variables.forEach((v, i) => {
        v.assign(tf.tensor(state[String(i)] as Float32Array, v.shape));
      }),
  };
  return {
    ...keepable,
    variables,
    apply(y: Matrix, layers: number): Matrix {
      const input = y.matMul(encoder) as Matrix;
      const shrink = (u: Matrix) =>
        u.sub(thresholds).relu().sub<Matrix>(u.neg().sub(thresholds).relu());
      let z = shrink(input);
      for (let layer = 1; layer < layers; layer++) {
        z = shrink(input.add<Matrix>(z.matMul(recurrence)));
      }
      return z;
    },
    parameters: () => ({
      encoder: numbers(encoder),
      recurrence: numbers(recurrence),
      thresholds: numbers(thresholds),
    }),
  };
}
