import type { Rank, Tensor, Tensor4D, Tensor5D } from '@tensorflow/tfjs';
import type { Tf } from '../engine.ts';
import type { Case } from './case.ts';
import { at, build, indices, repeated, sum, zip } from './number-array.ts';
import type { NumberArray } from './number-array.ts';

/** Windows of one slice of a volume. */
const flat: [number, number, number] = [1, 2, 2];

/** Kernels of layers: matrix products, convolutions, pooling, normalisation. */
export const layerCases: Case[] = [
  ...[false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => product([2, 3], [3, 4], transposeA, transposeB)),
  ),
  ...[false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => product([2, 2, 3], [2, 3, 2], transposeA, transposeB)),
  ),
  product([2, 2, 3], [1, 3, 2], false, false),
  product([1, 2, 3], [2, 3, 2], false, false),
  product([1, 2, 3], [2, 3, 2], true, true),
  {
    kernel: 'fusedMatMul',
    use: 'with bias, as layers compute it',
    inputs: [{ shape: [2, 3] }, { shape: [3, 2] }, { shape: [2] }],
    compute: (tf, a, b, bias) => tf.fused.matMul({ a, b, bias }),
    reference: (a, b, bias) => zip(matMul(a, b), bias, (x, y) => x + y),
  },
  ...(['valid', 'same', 'explicit'] as const).flatMap((pad) =>
    [1, 2].map((stride) => convolution(pad, stride)),
  ),
  transposedConvolution(1),
  transposedConvolution(2),
  ...pools('AvgPool', (tf, x, by) => tf.avgPool(x as Tensor4D, 2, by, 'valid'), mean),
  ...pools('MaxPool', (tf, x, by) => tf.maxPool(x as Tensor4D, 2, by, 'valid'), max),
  ...pools('AvgPool3D', (tf, x, by) => tf.avgPool3d(x as Tensor5D, flat, by, 'valid'), mean, [1]),
  ...pools('MaxPool3D', (tf, x, by) => tf.maxPool3d(x as Tensor5D, flat, by, 'valid'), max, [1]),
  {
    kernel: 'LRN',
    use: 'over three channels',
    inputs: [{ shape: [1, 1, 2, 4] }],
    compute: (tf, x) => tf.localResponseNormalization(x as Tensor4D, 1, 1.5, 0.7, 0.6),
    reference: (x) =>
      build(x.shape, ([n, i, j, c]) => {
        const near = [c! - 1, c!, c! + 1].map((channel) => at(x, [n!, i!, j!, channel]) ** 2);
        return at(x, [n!, i!, j!, c!]) / (1.5 + 0.7 * sum(near)) ** 0.6;
      }),
  },
  {
    kernel: 'Dilation2D',
    use: 'without padding',
    inputs: [{ shape: [1, 3, 3, 1] }, { shape: [2, 2, 1], range: [-0.3, 0.4] }],
    compute: (tf, x, filter) => tf.dilation2d(x as Tensor4D, filter as Tensor<Rank.R3>, 1, 'valid'),
    reference: (x, filter) =>
      build([1, 2, 2, 1], ([n, i, j]) =>
        max(
          indices([2, 2]).map(
            ([a, b]) => at(x, [n!, i! + a!, j! + b!, 0]) + at(filter, [a!, b!, 0]),
          ),
        ),
      ),
  },
  batchNorm('with scale and offset', true),
  batchNorm('without them', false),
];

function product(a: number[], b: number[], transposeA: boolean, transposeB: boolean): Case {
  const swap = (shape: number[], isSwapped: boolean) =>
    isSwapped ? [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!] : shape;
  const transposed = [transposeA ? 'Aᵀ' : 'A', transposeB ? 'Bᵀ' : 'B'].join(' ');
  return {
    kernel: 'BatchMatMul',
    use: `${transposed} of [${a.join()}] and [${b.join()}]`,
    inputs: [{ shape: swap(a, transposeA) }, { shape: swap(b, transposeB) }],
    compute: (_, x, y) => x.matMul(y, transposeA, transposeB),
    reference: (x, y) => matMul(transposeA ? transpose(x) : x, transposeB ? transpose(y) : y),
  };
}

/** The product of matrices, or of batches of them, where one of a kind may serve all. */
export function matMul(a: NumberArray, b: NumberArray): NumberArray {
  const batch = a.shape.slice(0, -2).map((length, axis) => Math.max(length, b.shape[axis]!));
  const inner = a.shape.at(-1)!;
  return build([...batch, a.shape.at(-2)!, b.shape.at(-1)!], (index) => {
    const [i, j] = [index.at(-2)!, index.at(-1)!];
    const of = (array: NumberArray, row: number, column: number) =>
      at(array, [
        ...index.slice(0, -2).map((k, axis) => (array.shape[axis] === 1 ? 0 : k)),
        row,
        column,
      ]);
    return sum(Array.from({ length: inner }, (_, k) => of(a, i, k) * of(b, k, j)));
  });
}

/** Exchanges the last two axes. */
export function transpose(x: NumberArray): NumberArray {
  const swap = (index: readonly number[]) => [...index.slice(0, -2), index.at(-1)!, index.at(-2)!];
  return build(swap(x.shape), (index) => at(x, swap(index)));
}

/** Two channels to two, a filter of 2 × 3. */
function convolution(pad: Padding, stride: number): Case {
  const rows = windows({ length: 3, width: 2, stride, pad });
  const columns = windows({ length: 4, width: 3, stride, pad });
  return {
    kernel: 'Conv2D',
    use: `padding ${pad}, stride ${stride}`,
    inputs: [{ shape: [2, 3, 4, 2] }, { shape: [2, 3, 2, 2] }],
    // The second derivative of a convolution that strides would be a dilated one.
    ...(stride > 1 ? { order: 1 } : {}),
    compute: (tf, x, filter) =>
      tf.conv2d(x as Tensor4D, filter as Tensor4D, stride, pad === 'explicit' ? around : pad),
    reference: (x, filter) =>
      build([2, rows.length, columns.length, 2], ([n, i, j, o]) =>
        sum(
          indices([2, 3, 2]).map(
            ([a, b, c]) =>
              at(x, [n!, rows[i!]! + a!, columns[j!]! + b!, c!]) * at(filter, [a!, b!, c!, o!]),
          ),
        ),
      ),
  };
}

/** Where each window along an axis begins; with padding `same`, the smaller half of it goes in front. */
function windows({ length, width, stride, pad }: Windows): number[] {
  const isSame = pad === 'same';
  const before = pad === 'explicit' ? 1 : 0;
  const count = isSame
    ? Math.ceil(length / stride)
    : Math.floor((length + 2 * before - width) / stride) + 1;
  const missing = isSame ? Math.max((count - 1) * stride + width - length, 0) : 0;
  const first = isSame ? Math.floor(missing / 2) : before;
  return Array.from({ length: count }, (_, i) => i * stride - first);
}

interface Windows {
  length: number;
  width: number;
  stride: number;
  pad: Padding;
}

/** One pixel on each side, if `explicit`. */
type Padding = 'valid' | 'same' | 'explicit';

const around: Parameters<Tf['conv2d']>[3] = [
  [0, 0],
  [1, 1],
  [1, 1],
  [0, 0],
];

function transposedConvolution(stride: number): Case {
  const [height, width] = [2 * stride + 2 - stride, 2 * stride + 3 - stride];
  return {
    kernel: 'Conv2DBackpropInput',
    use: `within conv2dTranspose, stride ${stride}`,
    inputs: [{ shape: [1, 2, 2, 2] }, { shape: [2, 3, 1, 2] }],
    ...(stride > 1 ? { order: 1 } : {}),
    compute: (tf, x, filter) =>
      tf.conv2dTranspose(x as Tensor4D, filter as Tensor4D, [1, height, width, 1], stride, 'valid'),
    reference: (x, filter) =>
      build([1, height, width, 1], ([n, i, j, c]) =>
        sum(
          indices([2, 2, 2]).map(
            ([a, b, o]) =>
              at(x, [n!, a!, b!, o!]) * at(filter, [i! - a! * stride, j! - b! * stride, c!, o!]),
          ),
        ),
      ),
  };
}

type Pool = (tf: Tf, x: Tensor, stride: number) => Tensor;

/** Windows of 2 × 2, without padding; `depth` comes between the batch and the height. */
function pools(
  kernel: string,
  compute: Pool,
  f: (values: number[]) => number,
  depth: number[] = [],
): Case[] {
  return [1, 2].map((stride) => {
    const rows = windows({ length: 3, width: 2, stride, pad: 'valid' });
    const columns = windows({ length: 5, width: 2, stride, pad: 'valid' });
    return {
      kernel,
      use: `stride ${stride}`,
      inputs: [{ shape: [1, ...depth, 3, 5, 1] }],
      compute: (tf, x) => compute(tf, x, stride),
      reference: (x) =>
        build([1, ...depth, rows.length, columns.length, 1], (index) => {
          const [row, column] = [rows[index.at(-3)!]!, columns[index.at(-2)!]!];
          return f(
            indices([2, 2]).map(([a, b]) =>
              at(x, [...index.slice(0, -3), row + a!, column + b!, 0]),
            ),
          );
        }),
    };
  });
}

function batchNorm(use: string, isAffine: boolean): Case {
  const channel = { shape: [3] };
  const affine = isAffine ? [channel, channel] : [];
  return {
    kernel: 'FusedBatchNorm',
    use,
    inputs: [{ shape: [2, 3] }, channel, { shape: [3], range: [0.5, 2] }, ...affine],
    compute: (tf, x, mean, variance, offset, scale) =>
      tf.batchNorm(x, mean, variance, offset, scale, 0.01),
    reference: (x, mean, variance, offset, scale) =>
      build([2, 3], (index) => {
        const deviation = at(x, index) - repeated(mean, index);
        const normal = deviation / Math.sqrt(repeated(variance, index) + 0.01);
        return isAffine ? normal * repeated(scale, index) + repeated(offset, index) : normal;
      }),
  };
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function max(values: readonly number[]): number {
  return Math.max(...values);
}
