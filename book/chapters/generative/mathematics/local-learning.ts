import type { Point } from '@chiaroscuro/compute/plane';
import { localCode, type LocalCoder, type LocalCode } from './local-coding.ts';

/** A local coder that was learnt, and the mean free energy before the first round and after each. */
export interface LearntCoder {
  prototypes: Point[];
  losses: number[];
}

/**
 * Inference and learning in turn: the codes of least energy with the prototypes held, then the
 * prototypes of least energy with the codes held, the solution of a linear system.
 */
export function learnLocalCoder(
  samples: readonly Point[],
  start: LocalCoder,
  rounds: number,
): LearntCoder {
  let prototypes = [...start.prototypes];
  const losses: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const codes = samples.map((y) => localCode({ ...start, prototypes }, y));
    losses.push(codes.reduce((sum, { value }) => sum + value, 0) / samples.length);
    if (round < rounds) prototypes = bestPrototypes(prototypes, start.lambda, samples, codes);
  }
  return { prototypes, losses };
}

/** The solution of (ZᵀZ + λ diag Σₙ zₙ) Wᵀ = (1 + λ) ZᵀY; a prototype that no code uses stays. */
function bestPrototypes(
  prototypes: readonly Point[],
  lambda: number,
  samples: readonly Point[],
  codes: readonly LocalCode[],
): Point[] {
  const matrix = prototypes.map(() => prototypes.map(() => 0));
  const right = prototypes.map((): [number, number] => [0, 0]);
  codes.forEach(({ shares }, n) => {
    for (const { index: j, share } of shares) {
      matrix[j]![j]! += lambda * share;
      right[j]![0] += (1 + lambda) * share * samples[n]![0];
      right[j]![1] += (1 + lambda) * share * samples[n]![1];
      for (const { index: k, share: other } of shares) matrix[j]![k]! += share * other;
    }
  });
  prototypes.forEach((prototype, j) => {
    if (matrix[j]![j] !== 0) return;
    matrix[j]![j] = 1;
    right[j] = [...prototype];
  });
  return solvePositiveDefinite(matrix, right);
}

/** Gaussian elimination, which needs no pivoting where the matrix is positive definite. */
function solvePositiveDefinite(
  matrix: readonly (readonly number[])[],
  right: readonly Point[],
): Point[] {
  const rows = matrix.map((row, i) => [...row, ...right[i]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      if (factor === 0) continue;
      rows[row] = rows[row]!.map((value, column) => value - factor * rows[pivot]![column]!);
    }
  }
  const solution: Point[] = Array.from({ length: size }, () => [0, 0]);
  for (let row = size - 1; row >= 0; row--) {
    const line = rows[row]!;
    let [first, second] = [line[size]!, line[size + 1]!];
    for (let column = row + 1; column < size; column++) {
      first -= line[column]! * solution[column]![0];
      second -= line[column]! * solution[column]![1];
    }
    solution[row] = [first / line[row]!, second / line[row]!];
  }
  return solution;
}
