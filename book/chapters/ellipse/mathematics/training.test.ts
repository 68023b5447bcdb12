import { seededRandom } from '@chiaroscuro/compute/random';
import { expect, test } from 'vitest';
import { ellipseSamples, ellipseSamplesSeed } from './ellipse-samples.ts';
import { untrainedWeights, type Weights } from './manifold.ts';
import { descendLoss, energyLoss, fitWeights, lossGradient } from './training.ts';

const samples = ellipseSamples(seededRandom(ellipseSamplesSeed));

test('the gradient of the loss agrees with finite differences', () => {
  const h = 1e-6;
  for (const beta of [0.1, 1, 10, Infinity]) {
    for (const w of [untrainedWeights, [0.7, -1.1], [-1.9, 1.4]] as Weights[]) {
      const [u, v] = lossGradient(w, samples, beta);
      const loss = (w1: number, w2: number) => energyLoss([w1, w2], samples, beta);
      expect(u).toBeCloseTo((loss(w[0] + h, w[1]) - loss(w[0] - h, w[1])) / (2 * h), 6);
      expect(v).toBeCloseTo((loss(w[0], w[1] + h) - loss(w[0], w[1] - h)) / (2 * h), 6);
    }
  }
});

test('full-batch descent never raises the loss at learning rates up to 0.1', () => {
  for (const beta of [1, Infinity]) {
    for (const learningRate of [0.03, 0.1]) {
      const trajectory = descendLoss({
        start: untrainedWeights,
        samples,
        beta,
        learningRate,
        steps: 60,
      });
      trajectory.slice(1).forEach(({ loss }, i) => {
        expect(loss).toBeLessThanOrEqual(trajectory[i]!.loss + 1e-12);
      });
    }
  }
});

test('fitted weights solve the normal equations', () => {
  for (const beta of [0.3, 1, 10, Infinity]) {
    const gradient = lossGradient(fitWeights(untrainedWeights, samples, beta), samples, beta);
    expect(Math.hypot(...gradient)).toBeLessThan(1e-9);
  }
});
