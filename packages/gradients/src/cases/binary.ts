import type { Tensor } from '@tensorflow/tfjs';
import { tapeEngine } from '../engine.ts';
import type { Tf } from '../engine.ts';
import type { Case, Input } from './case.ts';
import { zip } from './number-array.ts';

type Binary = (a: Tensor, b: Tensor, tf: Tf) => Tensor;

/** A kernel of two numbers at a time: with equal shapes, and with every way to repeat one of them. */
function binary(
  kernel: string,
  compute: Binary,
  f: (a: number, b: number) => number,
  { a = {}, b = {} }: { a?: Omit<Input, 'shape'>; b?: Omit<Input, 'shape'> } = {},
): Case[] {
  const shapes: [string, number[], number[]][] = [
    ['equal shapes', [2, 3], [2, 3]],
    ['a row repeated', [2, 3], [3]],
    ['a column and a row repeated', [2, 1], [1, 3]],
    ['a scalar first', [], [2, 2]],
    ['a missing axis and one of length 1', [2, 1, 2], [3, 1]],
  ];
  return shapes.map(([use, shapeOfA, shapeOfB]) => ({
    kernel,
    use,
    inputs: [
      { shape: shapeOfA, ...a },
      { shape: shapeOfB, ...b },
    ],
    compute: (tf, x, y) => compute(x, y, tf),
    reference: (x, y) => zip(x, y, f),
  }));
}

/** A comparison, whose derivative is nothing; the product is added, so that there is a gradient. */
function comparison(kernel: string, compute: Binary, f: (a: number, b: number) => boolean): Case[] {
  return binary(
    kernel,
    (a, b, tf) => compute(a, b, tf).toFloat().add(a.mul(b)),
    (a, b) => (f(a, b) ? 1 : 0) + a * b,
  );
}

const awayFromZero: Omit<Input, 'shape'> = { range: [0.5, 2] };

export const binaryCases: Case[] = [
  ...binary(
    'Add',
    (a, b) => a.add(b),
    (a, b) => a + b,
  ),
  ...binary('Atan2', (a, b, tf) => tf.atan2(a, b), Math.atan2, { b: awayFromZero }),
  ...comparison(
    'Equal',
    (a, b) => a.equal(b),
    (a, b) => a === b,
  ),
  ...comparison(
    'Greater',
    (a, b) => a.greater(b),
    (a, b) => a > b,
  ),
  ...comparison(
    'GreaterEqual',
    (a, b) => a.greaterEqual(b),
    (a, b) => a >= b,
  ),
  ...comparison(
    'Less',
    (a, b) => a.less(b),
    (a, b) => a < b,
  ),
  ...comparison(
    'LessEqual',
    (a, b) => a.lessEqual(b),
    (a, b) => a <= b,
  ),
  ...comparison(
    'LogicalAnd',
    (a, b) => a.greater(0).logicalAnd(b.greater(0)),
    (a, b) => a > 0 && b > 0,
  ),
  ...comparison(
    'LogicalOr',
    (a, b) => a.greater(0).logicalOr(b.greater(0)),
    (a, b) => a > 0 || b > 0,
  ),
  ...binary('Maximum', (a, b) => a.maximum(b), Math.max),
  ...binary('Minimum', (a, b) => a.minimum(b), Math.min),
  ...binary(
    'Mod',
    (a, b) => a.mod(b),
    (a, b) => a - b * Math.floor(a / b),
    {
      a: { range: [-3, 3] },
      b: { range: [1.1, 1.9] },
    },
  ),
  ...binary(
    'Multiply',
    (a, b) => a.mul(b),
    (a, b) => a * b,
  ),
  ...comparison(
    'NotEqual',
    (a, b) => a.notEqual(b),
    (a, b) => a !== b,
  ),
  ...binary(
    'Pow',
    (a, b) => a.pow(b),
    (a, b) => a ** b,
    { a: awayFromZero },
  ),
  ...binary(
    'RealDiv',
    (a, b) => a.div(b),
    (a, b) => a / b,
    { b: awayFromZero },
  ),
  ...binary(
    'SquaredDifference',
    (a, b) => a.squaredDifference(b),
    (a, b) => (a - b) ** 2,
  ),
  ...binary(
    'Sub',
    (a, b) => a.sub(b),
    (a, b) => a - b,
  ),
  ...binary('EluGrad', eluGradient, (dy, y) => (y < 0 ? dy * (y + 1) : dy), {
    b: { range: [-0.9, 1], kinks: [0] },
  }).slice(0, 1),
  ...binary(
    'Prelu',
    (x, slope) => x.prelu(slope),
    (x, slope) => (x < 0 ? slope * x : x),
    {
      a: { kinks: [0] },
    },
  ).slice(0, 2),
  ...binary('Select', selectSmaller, (a, b) => (a < 0.2 ? a : b * b), { a: { kinks: [0.2] } }),
];

/** The kernel that TensorFlow.js uses for the gradient of elu; there is no operation for it. */
function eluGradient(dy: Tensor, y: Tensor, tf: Tf): Tensor {
  return tapeEngine(tf).runKernel(tf.EluGrad, { dy, y });
}

function selectSmaller(a: Tensor, b: Tensor, tf: Tf): Tensor {
  return tf.where(a.less(0.2), a, b.square());
}
