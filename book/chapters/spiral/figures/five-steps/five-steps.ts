import { defineFigure } from '@chiaroscuro/compute/figure';
import type { RandomSource } from '@chiaroscuro/compute/random';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { linearGradient, type LinearWeights } from '../../mathematics/linear-gradient.ts';
import { spiralSamples, spiralSamplesSeed } from '../../mathematics/spiral-samples.ts';

/**
 * Accumulation: the gradients of mini-batches, each weighted by its share of the samples, put end to
 * end, reach the gradient of all of them. Of a linear classifier, for the weights of class 1.
 */
export default defineFigure({
  seed: spiralSamplesSeed,
  parameters: { batches: 5, size: 8, classes: 5 },
  compute({ parameters: { batches, size, classes }, random }) {
    const samples = shuffle(spiralSamples(random), random).slice(0, batches * size);
    const weights: LinearWeights = Array.from({ length: classes }, () => [0, 0]);
    const gradients = Array.from(
      { length: batches },
      (_, b) => linearGradient(weights, samples.slice(b * size, (b + 1) * size))[0]!,
    );
    const whole = linearGradient(weights, samples)[0]!;
    let [w1, w2] = [0, 0];
    // A sum does not depend on the order of its terms; in that of their directions the chain is a bow.
    const bow = [...gradients].sort((one, other) => one[1] / one[0] - other[1] / other[0]);
    const chain = bow.map(([u, v], b) => {
      const row = { batch: b + 1, w1, w2, u: u / batches, v: v / batches };
      w1 += row.u;
      w2 += row.v;
      return row;
    });
    return {
      tables: {
        chain: { columns: tabulate(chain) },
        whole: { columns: tabulate([{ w1: 0, w2: 0, u: whole[0], v: whole[1] }]) },
        batches: {
          columns: tabulate(gradients.map(([u, v], b) => ({ batch: b + 1, w1: 0, w2: 0, u, v }))),
        },
      },
      numbers: {
        batches,
        size,
        samples: samples.length,
        'gradient-1': whole[0],
        'gradient-2': whole[1],
      },
    };
  },
});

/** The items in an order drawn at random (Fisher and Yates). */
export function shuffle<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * random.uniform());
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
