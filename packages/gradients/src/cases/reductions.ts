import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';
import type { Case } from './case.ts';
import { map, reduce, sum, zip } from './number-array.ts';
import type { NumberArray } from './number-array.ts';

type Axes = number[] | undefined;
type Reduction = (x: Tensor, axes: Axes, keepDims: boolean, tf: Tf) => Tensor;

/** A kernel that reduces axes: all, the first, the last, two that are not neighbours, and kept ones. */
function reduction(kernel: string, compute: Reduction, f: (values: number[]) => number): Case[] {
  const uses: [string, Axes, boolean][] = [
    ['all axes', undefined, false],
    ['the first axis', [0], false],
    ['the last axis, kept', [2], true],
    ['the last axis, counted from the end', [-1], false],
    ['two axes', [0, 2], false],
  ];
  return uses.map(([use, axes, keepDims]) => ({
    kernel,
    use,
    inputs: [{ shape: [2, 3, 2] }],
    compute: (tf, x) => compute(x, axes, keepDims, tf),
    reference: (x) =>
      reduce(
        x,
        axes?.map((axis) => (axis + 3) % 3),
        f,
        keepDims,
      ),
  }));
}

export const reductionCases: Case[] = [
  ...reduction('Sum', (x, axes, keep) => x.sum(axes, keep), sum),
  ...reduction('Mean', (x, axes, keep) => x.mean(axes, keep), mean),
  ...reduction(
    'Max',
    (x, axes, keep) => x.max(axes, keep),
    (values) => Math.max(...values),
  ),
  ...reduction(
    'Min',
    (x, axes, keep) => x.min(axes, keep),
    (values) => Math.min(...values),
  ),
  ...reduction('Prod', (x, axes, keep) => x.prod(axes, keep), product),
  ...reduction('Exp', (x, axes, keep) => x.logSumExp(axes, keep), logSumExp).map(
    within('logSumExp'),
  ),
  ...reduction('Sqrt', (x, axes, keep) => x.norm('euclidean', axes, keep), euclidean)
    .map(within('norm'))
    .filter(({ use }) => !use.includes('two axes')),
  {
    kernel: 'Softmax',
    use: 'the last axis',
    inputs: [{ shape: [3, 4] }],
    compute: (tf, x) => tf.softmax(x),
    reference: (x) => map(logSoftmax(x), Math.exp),
  },
  {
    kernel: 'Softmax',
    use: 'times its own input',
    inputs: [{ shape: [2, 3] }],
    compute: (tf, x) => tf.softmax(x).mul(x),
    reference: (x) => zip(map(logSoftmax(x), Math.exp), x, (p, value) => p * value),
  },
  {
    kernel: 'logSoftmax',
    use: 'the last axis',
    inputs: [{ shape: [3, 4] }],
    compute: (tf, x) => tf.logSoftmax(x),
    reference: (x) => logSoftmax(x),
  },
  {
    kernel: 'softmaxCrossEntropy',
    use: 'labels that are differentiated, too',
    inputs: [{ shape: [3, 4], range: [0.1, 0.9] }, { shape: [3, 4] }],
    compute: (tf, labels, logits) => tf.losses.softmaxCrossEntropy(labels, logits),
    reference: (labels, logits) => {
      const products = zip(labels, logSoftmax(logits), (label, log) => -label * log);
      return map(reduce(products, undefined, sum), (total) => total / 3);
    },
  },
  {
    kernel: 'Log1p',
    use: 'within sigmoidCrossEntropy',
    inputs: [
      { shape: [3, 4], range: [0.1, 0.9] },
      { shape: [3, 4], kinks: [0] },
    ],
    compute: (tf, labels, logits) => tf.losses.sigmoidCrossEntropy(labels, logits),
    reference: (labels, logits) =>
      reduce(
        zip(labels, logits, (z, x) => Math.log1p(Math.exp(x)) - x * z),
        undefined,
        mean,
      ),
  },
];

function within(operation: string): (tested: Case) => Case {
  return (tested) => ({ ...tested, use: `within ${operation}, ${tested.use}` });
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function product(values: readonly number[]): number {
  return values.reduce((total, value) => total * value, 1);
}

function logSumExp(values: readonly number[]): number {
  return Math.log(sum(values.map(Math.exp)));
}

function euclidean(values: readonly number[]): number {
  return Math.hypot(...values);
}

function logSoftmax(x: NumberArray): NumberArray {
  return zip(x, reduce(x, [1], logSumExp, true), (value, total) => value - total);
}
