import type { Tensor } from '@tensorflow/tfjs';
import type { Case } from './case.ts';
import { at, build } from './number-array.ts';

/** Kernels that move numbers and change none, each with a reference that says where a number comes from. */
export const shapeCases: Case[] = [
  moving(
    'Reshape',
    'to a matrix',
    [2, 6],
    (x) => x.reshape([3, 4]),
    [3, 4],
    ([i, j]) => [Math.floor((4 * i! + j!) / 6), (4 * i! + j!) % 6],
  ),
  moving(
    'ExpandDims',
    'in the middle',
    [2, 3],
    (x) => x.expandDims(1),
    [2, 1, 3],
    ([i, , k]) => [i!, k!],
  ),
  moving(
    'Transpose',
    'of a matrix',
    [2, 3],
    (x) => x.transpose(),
    [3, 2],
    ([i, j]) => [j!, i!],
  ),
  moving(
    'Transpose',
    'of three axes',
    [2, 3, 4],
    (x) => x.transpose([2, 0, 1]),
    [4, 2, 3],
    ([i, j, k]) => [j!, k!, i!],
  ),
  moving(
    'Slice',
    'of a matrix',
    [3, 4],
    (x) => x.slice([1, 1], [2, 2]),
    [2, 2],
    ([i, j]) => [i! + 1, j! + 1],
  ),
  moving(
    'Slice',
    'to the end',
    [4, 2],
    (x) => x.slice([1], [-1]),
    [3, 2],
    ([i, j]) => [i! + 1, j!],
  ),
  moving(
    'PadV2',
    'of a matrix',
    [2, 3],
    (x) =>
      x.pad([
        [1, 0],
        [0, 2],
      ]),
    [3, 5],
    ([i, j]) => [i! - 1, j!],
  ),
  moving(
    'Reverse',
    'of one axis',
    [2, 3],
    (x) => x.reverse(1),
    [2, 3],
    ([i, j]) => [i!, 2 - j!],
  ),
  moving(
    'Reverse',
    'of two axes',
    [2, 3, 2],
    (x) => x.reverse([0, 2]),
    [2, 3, 2],
    ([i, j, k]) => [1 - i!, j!, 1 - k!],
  ),
  moving(
    'Tile',
    'of a vector',
    [3],
    (x) => x.tile([2]),
    [6],
    ([i]) => [i! % 3],
  ),
  moving(
    'Tile',
    'of a matrix',
    [2, 3],
    (x) => x.tile([2, 2]),
    [4, 6],
    ([i, j]) => [i! % 2, j! % 3],
  ),
  moving(
    'Tile',
    'of four axes',
    [2, 1, 2, 1],
    (x) => x.tile([1, 2, 2, 1]),
    [2, 2, 4, 1],
    ([i, , k]) => [i!, 0, k! % 2, 0],
  ),
  moving(
    'Tile',
    'within broadcastTo',
    [2, 1],
    (x) => x.broadcastTo([2, 3]),
    [2, 3],
    ([i]) => [i!, 0],
  ),
  moving(
    'GatherV2',
    'of rows, some of them twice',
    [4, 3],
    (x, tf) => x.gather(tf.tensor1d([3, 0, 3], 'int32')),
    [3, 3],
    ([i, j]) => [[3, 0, 3][i!]!, j!],
  ),
  moving(
    'GatherV2',
    'of columns by a matrix of indices',
    [2, 3, 2],
    (x, tf) =>
      x.gather(
        tf.tensor2d(
          [
            [0, 2],
            [2, 2],
          ],
          [2, 2],
          'int32',
        ),
        1,
      ),
    [2, 2, 2, 2],
    ([i, a, b, k]) => [
      i!,
      [
        [0, 2],
        [2, 2],
      ][a!]![b!]!,
      k!,
    ],
  ),
  moving(
    'SpaceToBatchND',
    'with padding',
    [1, 3, 4, 1],
    (x, tf) =>
      tf.spaceToBatchND(
        x,
        [2, 2],
        [
          [1, 0],
          [0, 0],
        ],
      ),
    [4, 2, 2, 1],
    ([n, i, j]) => [0, 2 * i! + Math.floor(n! / 2) - 1, 2 * j! + (n! % 2), 0],
  ),
  moving(
    'BatchToSpaceND',
    'with crops',
    [4, 2, 2, 1],
    (x, tf) =>
      tf.batchToSpaceND(
        x,
        [2, 2],
        [
          [1, 0],
          [0, 0],
        ],
      ),
    [1, 3, 4, 1],
    ([, i, j]) => [2 * ((i! + 1) % 2) + (j! % 2), Math.floor((i! + 1) / 2), Math.floor(j! / 2), 0],
  ),
  {
    kernel: 'OneHot',
    use: 'of what was cut to integers',
    inputs: [{ shape: [4], range: [0, 3], kinks: [0, 1, 2, 3] }],
    compute: (tf, x) =>
      tf
        .oneHot(x.toInt() as never, 3)
        .toFloat()
        .add(x.expandDims(1)),
    reference: (x) =>
      build([4, 3], ([i, j]) => (Math.floor(at(x, [i!])) === j ? 1 : 0) + at(x, [i!])),
  },
];

type Move = (x: Tensor, tf: Parameters<Case['compute']>[0]) => Tensor;

function moving(
  kernel: string,
  use: string,
  from: number[],
  compute: Move,
  to: number[],
  origin: (index: number[]) => number[],
): Case {
  return {
    kernel,
    use,
    inputs: [{ shape: from }],
    compute: (tf, x) => compute(x, tf),
    reference: (x) => build(to, (index) => at(x, origin(index))),
  };
}
