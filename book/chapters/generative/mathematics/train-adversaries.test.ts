import { defineModel } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { seededRandom } from '@chiaroscuro/compute/random';
import { createRun } from '@chiaroscuro/compute/run';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { drawWeights } from '@chiaroscuro/training/initial-weights';
import { expect, test } from 'vitest';
import { criticEnergy, criticLoss } from './critic-energy.ts';
import { mean } from './mean.ts';
import { sCurveSamples } from './s-curve.ts';
import { trainAdversaries } from './train-adversaries.ts';

const generator = { widths: [1, 3, 2], activations: 'tanh' } as const;
const critic = { widths: [2, 4, 1, 4, 2], activations: 'tanh' } as const;
const margin = 2;
const seed = 7;

/** A game of one round, in which both have moved once. */
const model = defineModel({
  name: 'one-round',
  seed,
  parameters: {
    generator,
    critic,
    energy: 'reconstruction' as const,
    margin,
    steps: 1,
    every: 1,
    generatorRate: 1e-2,
    criticRate: 1e-2,
  },
  train: (context) => trainAdversaries(context, context.parameters),
});

const { data: trained } = await createRun().train(model, 'test');
const random = seededRandom(seed);
const samples = sCurveSamples().map(({ y }) => y);
const untrained = {
  generator: drawWeights(random, generator.widths),
  critic: drawWeights(random, critic.widths),
};
const drawLatents = () => samples.map(() => 2 * random.uniform() - 1);
const latents = { critic: drawLatents(), generator: drawLatents() };

type Weights = readonly (readonly number[])[];

function energies(weights: Weights, points: readonly Point[]): number[] {
  return points.map((y) => criticEnergy({ ...critic, weights }, 'reconstruction', y));
}

function generate(weights: Weights, zs: readonly number[]): Point[] {
  return zs.map((z) => evaluateNet({ ...generator, weights }, [z]) as unknown as Point);
}

test('the critic’s loss is that of its energies of all samples and as many generated targets', () => {
  const loss = criticLoss(
    energies(untrained.critic, samples),
    energies(untrained.critic, generate(untrained.generator, latents.critic)),
    margin,
  );
  expect(trained.criticLoss[0]).toBeCloseTo(loss, 5);
});

test('the generator moves second, against the critic that has moved', () => {
  const generatorLoss = (weights: Weights) =>
    mean(energies(trained.critic, generate(weights, latents.generator)));
  expect(trained.generatorLoss[0]).toBeCloseTo(generatorLoss(untrained.generator), 5);
  const h = 1e-4;
  const slopes = untrained.generator.flatMap((part, layer) =>
    part.map((_, i) => {
      const moved = (step: number) =>
        untrained.generator.map((other, k) =>
          k === layer ? other.map((weight, j) => (j === i ? weight + step : weight)) : other,
        );
      return (generatorLoss(moved(h)) - generatorLoss(moved(-h))) / (2 * h);
    }),
  );
  expect(trained.gradientNorm[0]).toBeCloseTo(Math.hypot(...slopes), 4);
});

test('each player’s first step is one of Adam: every weight by the learning rate, against its slope', () => {
  for (const name of ['generator', 'critic'] as const) {
    const moves = trained[name].flatMap((part, layer) =>
      part.map((weight, i) => Math.abs(weight - untrained[name][layer]![i]!)),
    );
    // A slope of zero moves nothing; any other moves by the rate.
    expect(Math.max(...moves)).toBeCloseTo(1e-2, 5);
    expect(moves.filter((move) => Math.abs(move - 1e-2) < 1e-4).length).toBeGreaterThan(
      0.8 * moves.length,
    );
  }
});

test('after the critic’s step it loses less on the same targets', () => {
  const generated = generate(untrained.generator, latents.critic);
  const loss = (weights: Weights) =>
    criticLoss(energies(weights, samples), energies(weights, generated), margin);
  expect(loss(trained.critic)).toBeLessThan(loss(untrained.critic));
});
