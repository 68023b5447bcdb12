import type { Tensor, Tensor2D } from '@tensorflow/tfjs';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import { adam } from '@chiaroscuro/training/adam';
import { descend } from '@chiaroscuro/training/descend';
import { createNet, type Net, type NetForm } from '@chiaroscuro/training/net';
import type { EnergyKind } from './critic-energy.ts';
import { sCurveSamples } from './s-curve.ts';

/** How a generator and a critic are trained against each other. */
export interface AdversarialSettings {
  generator: NetForm;
  critic: NetForm;
  energy: EnergyKind;
  /** m > 0: energies of generated targets are pushed up as far as this. */
  margin: number;
  steps: number;
  /** As many rows of the history as steps / every, and one for the last step. */
  every: number;
  generatorRate: number;
  criticRate: number;
}

/** What training leaves behind. (A type, not an interface: only types are records of their values.) */
export type TrainedAdversaries = {
  /** Kernel (row-major, inputs × outputs) and bias of each layer in turn, before and after. */
  untrainedGenerator: number[][];
  untrainedCritic: number[][];
  generator: number[][];
  critic: number[][];
  /** ℓ_C, ℓ_G and the norm of ℓ_G's gradient with respect to the generator's weights, each before its step. */
  criticLoss: number[];
  generatorLoss: number[];
  gradientNorm: number[];
};

/**
 * Trains a critic on ℓ_C = mean C(y) + mean (m − C(ŷ))⁺ and a generator on ℓ_G = mean C(G(z)), by Adam
 * with β₁ = ½, one step of each in turn. The targets are all samples of the S; as many latents,
 * uniform in (−1, 1)^d, are drawn afresh for each of the two.
 */
export async function trainAdversaries(
  context: ModelContext,
  settings: AdversarialSettings,
): Promise<TrainedAdversaries> {
  const { tf, random } = context;
  const { margin, steps, every } = settings;
  const samples = sCurveSamples().map(({ y }) => [...y]);
  const y = tf.tensor2d(samples);
  const [latents] = settings.generator.widths;
  const drawLatents = () =>
    tf.tensor2d(
      samples.map(() => Array.from({ length: latents! }, () => 2 * random.uniform() - 1)),
    );
  const generator = createNet(context, settings.generator);
  const critic = createNet(context, settings.critic);
  const untrained = { generator: generator.weights(), critic: critic.weights() };
  const generatorOptimiser = adam(context, { learningRate: settings.generatorRate, beta1: 0.5 });
  const criticOptimiser = adam(context, { learningRate: settings.criticRate, beta1: 0.5 });
  const energy = energies[settings.energy];
  const generatorLoss = (z: Tensor2D) => () => energy(critic, generator.apply(z)).mean();
  const { history } = await descend(context, {
    steps,
    bound: 1e3,
    keep: { generator, critic, generatorOptimiser, criticOptimiser },
    every,
    step(index) {
      const generated = generator.apply(drawLatents());
      const criticLoss = criticOptimiser.minimise(critic.variables, () => {
        const pushed = tf.scalar(margin).sub(energy(critic, generated)).relu();
        return energy(critic, y).mean().add(pushed.mean());
      });
      const loss = generatorLoss(drawLatents());
      // The gradient costs as much as a step, so it is measured only where the history keeps it.
      const isKept = index % every === 0 || index === steps - 1;
      const gradientNorm = isKept ? normOfGradient(tf, generator, loss) : 0;
      const generatorLossBefore = generatorOptimiser.minimise(generator.variables, loss);
      return { criticLoss, generatorLoss: generatorLossBefore, gradientNorm };
    },
  });
  return {
    untrainedGenerator: untrained.generator,
    untrainedCritic: untrained.critic,
    generator: generator.weights(),
    critic: critic.weights(),
    ...history,
  };
}

/** C(y) ≥ 0 of each row, as `criticEnergy` has it in float64. */
const energies: Record<EnergyKind, (critic: Net, y: Tensor2D) => Tensor> = {
  reconstruction: (critic, y) => critic.apply(y).sub(y).square().sum(1),
  rectified: (critic, y) => critic.apply(y).sum(1).add(1).relu(),
};

function normOfGradient(tf: ModelContext['tf'], net: Net, loss: () => Tensor): number {
  return tf.tidy(() => {
    const { grads } = tf.variableGrads(() => loss().asScalar(), net.variables);
    const squares = Object.values(grads).map((gradient) => gradient.square().sum());
    return Math.sqrt(tf.addN(squares).dataSync()[0]!);
  });
}
