import type { Tensor2D } from '@tensorflow/tfjs';
import type { Tf } from '@chiaroscuro/compute/figure';
import { seededRandom } from '@chiaroscuro/compute/random';
import { adam } from '@chiaroscuro/training/adam';
import { createNet } from '@chiaroscuro/training/net';

/** The trainings that are timed; workloads.py does the same with PyTorch. */
export const workloadNames = [
  'autoencoder',
  'critic',
  'generator',
  'variational autoencoder',
  'spiral classifier',
] as const;
export type WorkloadName = (typeof workloadNames)[number];

/** Prepares a training, and returns what does one step of it and gives the loss. */
export function prepareWorkload(tf: Tf, name: WorkloadName): () => number {
  const context = { tf, random: seededRandom(1) };
  switch (name) {
    case 'autoencoder':
      return autoencoder(context);
    case 'critic':
      return adversaries(context).stepOfCritic;
    case 'generator':
      return adversaries(context).stepOfGenerator;
    case 'variational autoencoder':
      return variationalAutoencoder(context);
    case 'spiral classifier':
      return spiralClassifier(context);
  }
}

type Context = Parameters<typeof createNet>[0];

function autoencoder(context: Context): () => number {
  const y = curve(context, 50);
  const net = createNet(context, { widths: [2, 100, 100, 1, 100, 100, 2], activations: 'tanh' });
  const optimiser = adam(context, { learningRate: 1e-3 });
  return () => optimiser.minimise(net.variables, () => net.apply(y).sub(y).square().sum(1).mean());
}

/** Wasserstein with a penalty on the critic's gradient at points between real and fake ones. */
function adversaries(context: Context) {
  const { tf } = context;
  const y = curve(context, 128);
  const z = normal(context, [128, 2]);
  const mix = tf.tensor2d(Array.from({ length: 128 }, () => [context.random.uniform()]));
  const generator = createNet(context, { widths: [2, 128, 128, 2], activations: 'relu' });
  const critic = createNet(context, { widths: [2, 128, 128, 1], activations: 'relu' });
  const ofCritic = adam(context, { learningRate: 1e-4, beta1: 0.5, beta2: 0.9 });
  const ofGenerator = adam(context, { learningRate: 1e-4, beta1: 0.5, beta2: 0.9 });
  const slopes = tf.grad((x) => critic.apply(x as Tensor2D));
  return {
    stepOfCritic: () =>
      tf.tidy(() => {
        const fake = generator.apply(z);
        const between = fake.add<Tensor2D>(y.sub(fake).mul(mix));
        return ofCritic.minimise(critic.variables, () => {
          const norms = slopes(between).square().sum(1).sqrt();
          const penalty = norms.sub(1).square().mean().mul(10);
          return critic.apply(fake).mean().sub(critic.apply(y).mean()).add(penalty);
        });
      }),
    stepOfGenerator: () =>
      ofGenerator.minimise(generator.variables, () =>
        critic.apply(generator.apply(z)).mean().neg(),
      ),
  };
}

function variationalAutoencoder(context: Context): () => number {
  const { tf } = context;
  const y = curve(context, 50);
  const noise = normal(context, [50, 2]);
  const encoder = createNet(context, { widths: [2, 100, 100, 4], activations: 'tanh' });
  const decoder = createNet(context, { widths: [2, 100, 100, 2], activations: 'tanh' });
  const optimiser = adam(context, { learningRate: 1e-3 });
  return () =>
    optimiser.minimise([...encoder.variables, ...decoder.variables], () => {
      const [mean, logVariance] = tf.split(encoder.apply(y), 2, 1) as [Tensor2D, Tensor2D];
      const z = mean.add<Tensor2D>(noise.mul(logVariance.mul(0.5).exp()));
      const error = decoder.apply(z).sub(y).square().sum(1).mean();
      const divergence = logVariance
        .exp()
        .sub(logVariance)
        .sub(1)
        .add(mean.square())
        .sum(1)
        .mean()
        .mul(0.5);
      return error.add(divergence.mul(0.3));
    });
}

function spiralClassifier(context: Context): () => number {
  const { tf, random } = context;
  const points = Array.from({ length: 1000 }, (_, i) => {
    const t = (i % 200) / 199;
    const arm = Math.floor(i / 200);
    const angle = ((2 * t + arm) * 2 * Math.PI) / 5 + 0.2 * random.normal();
    return { arm, x: [(0.8 * t + 0.2) * Math.sin(angle), (0.8 * t + 0.2) * Math.cos(angle)] };
  });
  const x = tf.tensor2d(points.map((point) => point.x));
  const labels = tf.oneHot(
    tf.tensor1d(
      points.map(({ arm }) => arm),
      'int32',
    ),
    5,
  ) as Tensor2D;
  const net = createNet(context, {
    widths: [2, 100, 2, 5],
    activations: ['relu', 'linear', 'linear'],
  });
  const optimiser = adam(context, { learningRate: 1e-2, weightDecay: 1e-5 });
  return () =>
    optimiser.minimise(net.variables, () => tf.losses.softmaxCrossEntropy(labels, net.apply(x)));
}

/** Points beside an S-shaped curve, points × 2. */
function curve({ tf, random }: Context, count: number): Tensor2D {
  return tf.tensor2d(
    Array.from({ length: count }, () => {
      const t = random.uniform();
      const noise = () => 0.03 * random.normal();
      return [2 * t - 1 + noise(), 0.6 * Math.sin(2 * Math.PI * t) + noise()];
    }),
  );
}

function normal({ tf, random }: Context, shape: [number, number]): Tensor2D {
  return tf.tensor2d(
    Array.from({ length: shape[0] * shape[1] }, () => random.normal()),
    shape,
  );
}
