import type { Tensor } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';
import type { Case, Input } from './case.ts';
import { map } from './number-array.ts';

type Unary = (x: Tensor, tf: Tf) => Tensor;

/** A kernel of one number at a time, on a matrix. */
function unary(
  kernel: string,
  compute: Unary,
  f: (x: number) => number,
  input: Omit<Input, 'shape'> = {},
  use = 'elementwise',
): Case {
  return {
    kernel,
    use,
    inputs: [{ shape: [3, 4], ...input }],
    compute: (tf, x) => compute(x, tf),
    reference: (x) => map(x, f),
  };
}

/** A step function, whose derivative is nothing; x itself is added, so that there is a gradient. */
function step(
  kernel: string,
  compute: Unary,
  f: (x: number) => number,
  input: Omit<Input, 'shape'> = {},
  use = 'elementwise',
): Case {
  return unary(
    kernel,
    (x, tf) => compute(x, tf).toFloat().add(x.square()),
    (x) => f(x) + x * x,
    input,
    use,
  );
}

const positive: Omit<Input, 'shape'> = { range: [0.3, 3] };
const kinkAtZero: Omit<Input, 'shape'> = { kinks: [0] };
const integers = { range: [-2.4, 2.4], kinks: [-2, -1, 0, 1, 2] } satisfies Omit<Input, 'shape'>;
const halves = { range: [-2.4, 2.4], kinks: [-1.5, -0.5, 0.5, 1.5] } satisfies Omit<Input, 'shape'>;

const scale = 1.0507009873554805;
const scaleAlpha = 1.7580993408473766;

export const elementwiseCases: Case[] = [
  unary('Abs', (x) => x.abs(), Math.abs, kinkAtZero),
  unary('Acos', (x) => x.acos(), Math.acos, { range: [-0.8, 0.8] }),
  unary('Acosh', (x) => x.acosh(), Math.acosh, { range: [1.5, 3] }),
  unary('Asin', (x) => x.asin(), Math.asin, { range: [-0.8, 0.8] }),
  unary('Asinh', (x) => x.asinh(), Math.asinh),
  unary('Atan', (x) => x.atan(), Math.atan),
  unary('Atanh', (x) => x.atanh(), Math.atanh, { range: [-0.8, 0.8] }),
  unary(
    'Cast',
    (x) => x.toFloat(),
    (x) => x,
  ),
  step('Cast', (x) => x.toInt(), Math.trunc, integers, 'to an integer'),
  step('Ceil', (x) => x.ceil(), Math.ceil, integers),
  unary(
    'ClipByValue',
    (x) => x.clipByValue(-0.5, 0.8),
    (x) => Math.min(Math.max(x, -0.5), 0.8),
    {
      kinks: [-0.5, 0.8],
    },
  ),
  unary('Cos', (x) => x.cos(), Math.cos),
  unary('Cosh', (x) => x.cosh(), Math.cosh),
  unary(
    'Elu',
    (x) => x.elu(),
    (x) => (x < 0 ? Math.expm1(x) : x),
    kinkAtZero,
  ),
  unary('Erf', (x) => x.erf(), erf),
  unary('Exp', (x) => x.exp(), Math.exp),
  unary(
    'Exp',
    (x) => x.mul(x.exp()),
    (x) => x * Math.exp(x),
    {},
    'times its own input',
  ),
  unary('Expm1', (x) => x.expm1(), Math.expm1),
  step('Floor', (x) => x.floor(), Math.floor, integers),
  unary(
    'Identity',
    (x, tf) => tf.clone(x),
    (x) => x,
  ),
  step(
    'IsFinite',
    (x) => x.isFinite(),
    () => 1,
  ),
  step(
    'IsInf',
    (x) => x.isInf(),
    () => 0,
  ),
  step(
    'IsNan',
    (x) => x.isNaN(),
    () => 0,
  ),
  unary(
    'LeakyRelu',
    (x) => x.leakyRelu(0.2),
    (x) => (x < 0 ? 0.2 * x : x),
    kinkAtZero,
  ),
  unary('Log', (x) => x.log(), Math.log, positive),
  unary('Log1p', (x) => x.log1p(), Math.log1p, { range: [-0.6, 2] }),
  step(
    'LogicalNot',
    (x) => x.greater(0).logicalNot(),
    (x) => (x > 0 ? 0 : 1),
    kinkAtZero,
  ),
  unary(
    'Neg',
    (x) => x.neg(),
    (x) => -x,
  ),
  step(
    'OnesLike',
    (x) => x.onesLike(),
    () => 1,
  ),
  unary(
    'Pow',
    (x) => x.pow(3),
    (x) => x ** 3,
    {},
    'with an integer exponent',
  ),
  unary(
    'Pow',
    (x) => x.pow(2),
    (x) => x ** 2,
    {},
    'with exponent 2',
  ),
  unary(
    'Reciprocal',
    (x) => x.reciprocal(),
    (x) => 1 / x,
    { range: [0.5, 2] },
  ),
  unary(
    'Relu',
    (x) => x.relu(),
    (x) => Math.max(x, 0),
    kinkAtZero,
  ),
  unary(
    'Relu6',
    (x) => x.relu6(),
    (x) => Math.min(Math.max(x, 0), 6),
    {
      range: [-3, 9],
      kinks: [0, 6],
    },
  ),
  step('Round', (x) => x.round(), Math.round, halves),
  unary(
    'Rsqrt',
    (x) => x.rsqrt(),
    (x) => 1 / Math.sqrt(x),
    positive,
  ),
  unary(
    'Selu',
    (x) => x.selu(),
    (x) => (x < 0 ? scaleAlpha * Math.expm1(x) : scale * x),
    kinkAtZero,
  ),
  unary('Sigmoid', (x) => x.sigmoid(), sigmoid),
  unary(
    'Sigmoid',
    (x) => x.mul(x.sigmoid()),
    (x) => x * sigmoid(x),
    {},
    'times its own input',
  ),
  step('Sign', (x) => x.sign(), Math.sign, kinkAtZero),
  unary('Sin', (x) => x.sin(), Math.sin),
  unary('Sinh', (x) => x.sinh(), Math.sinh),
  unary(
    'Softplus',
    (x) => x.softplus(),
    (x) => Math.log1p(Math.exp(x)),
  ),
  unary('Sqrt', (x) => x.sqrt(), Math.sqrt, positive),
  unary(
    'Square',
    (x) => x.square(),
    (x) => x * x,
  ),
  step(
    'Step',
    (x) => x.step(0.3),
    (x) => (x > 0 ? 1 : 0.3),
    kinkAtZero,
  ),
  unary('Tan', (x) => x.tan(), Math.tan, { range: [-1, 1] }),
  unary('Tanh', (x) => x.tanh(), Math.tanh),
  unary(
    'Tanh',
    (x) => x.mul(x.tanh()),
    (x) => x * Math.tanh(x),
    {},
    'times its own input',
  ),
  step(
    'ZerosLike',
    (x) => x.zerosLike(),
    () => 0,
  ),
];

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** erf x = 2/√π Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), to the last digit for |x| < 2. */
function erf(x: number): number {
  let power = x;
  let total = 0;
  for (let n = 0; n < 40; n += 1) {
    total += power / (2 * n + 1);
    power *= (-x * x) / (n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}
