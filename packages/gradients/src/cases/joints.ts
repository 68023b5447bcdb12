import type { Case } from './case.ts';
import { at, build } from './number-array.ts';

/** Kernels that join, part, add or accumulate arrays. */
export const jointCases: Case[] = [
  {
    kernel: 'Concat',
    use: 'along the last axis, one input twice',
    inputs: [{ shape: [2, 3] }, { shape: [2, 1] }],
    compute: (tf, a, b) => tf.concat([a, b, a], -1),
    reference: (a, b) =>
      build([2, 7], ([i, j]) => at(a, [i!, j!]) + at(b, [i!, j! - 3]) + at(a, [i!, j! - 4])),
  },
  {
    kernel: 'Pack',
    use: 'along a new last axis',
    inputs: [{ shape: [2, 3] }, { shape: [2, 3] }],
    compute: (tf, a, b) => tf.stack([a, b], -1),
    reference: (a, b) => build([2, 3, 2], ([i, j, k]) => at(k === 0 ? a : b, [i!, j!])),
  },
  {
    kernel: 'Unpack',
    use: 'of the middle axis, one part unused',
    inputs: [{ shape: [2, 3, 2] }],
    compute: (tf, x) => {
      const [first, , last] = x.unstack(-2);
      return first!.mul(last!);
    },
    reference: (x) => build([2, 2], ([i, k]) => at(x, [i!, 0, k!]) * at(x, [i!, 2, k!])),
  },
  {
    kernel: 'SplitV',
    use: 'into unequal parts, one unused',
    inputs: [{ shape: [2, 5] }],
    compute: (tf, x) => {
      const [first, , last] = x.split([2, 1, 2], -1);
      return first!.mul(last!);
    },
    reference: (x) => build([2, 2], ([i, j]) => at(x, [i!, j!]) * at(x, [i!, j! + 3])),
  },
  {
    kernel: 'AddN',
    use: 'of three, two of them the same',
    inputs: [{ shape: [2, 2] }, { shape: [2, 2] }],
    compute: (tf, a, b) => tf.addN([a, b, a]),
    reference: (a, b) => build([2, 2], (index) => 2 * at(a, index) + at(b, index)),
  },
  ...[0, 1].flatMap((axis) =>
    [false, true].flatMap((exclusive) =>
      [false, true].map((reverse) => cumulativeSum(axis, exclusive, reverse)),
    ),
  ),
];

function cumulativeSum(axis: number, exclusive: boolean, reverse: boolean): Case {
  const isAdded = (from: number, to: number) => {
    if (from === to) return !exclusive;
    return reverse ? from > to : from < to;
  };
  return {
    kernel: 'Cumsum',
    use: `along axis ${axis}${exclusive ? ', exclusive' : ''}${reverse ? ', reverse' : ''}`,
    // A square, in which a gradient that is transposed has the right shape.
    inputs: [{ shape: [3, 3] }],
    compute: (_, x) => x.cumsum(axis, exclusive, reverse),
    reference: (x) =>
      build([3, 3], (index) =>
        [0, 1, 2]
          .filter((from) => isAdded(from, index[axis]!))
          .map((from) => at(x, axis === 0 ? [from, index[1]!] : [index[0]!, from]))
          .reduce((total, value) => total + value, 0),
      ),
  };
}
