import { defineModel } from '@chiaroscuro/compute/figure';

/** A line through noisy points, found by gradient descent on the mean squared distance. */
export const descent = defineModel({
  name: 'descent',
  seed: 7,
  parameters: { steps: 8, rate: 0.3 },
  train({ parameters, random }) {
    const x = Array.from({ length: 12 }, (_, k) => k / 11);
    const y = x.map((place) => 0.8 * place + 0.1 * random.uniform());
    const energies: number[] = [];
    let slope = 0;
    for (let step = 0; step < parameters.steps; step++) {
      const gaps = x.map((place, k) => slope * place - y[k]!);
      energies.push(gaps.reduce((sum, gap) => sum + gap * gap, 0) / x.length);
      slope -=
        (parameters.rate * 2 * gaps.reduce((sum, gap, k) => sum + gap * x[k]!, 0)) / x.length;
    }
    return { energies, slope };
  },
});
