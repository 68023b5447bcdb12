import type { Point } from '@chiaroscuro/compute/plane';
import {
  lipschitzConstant,
  reconstructionGradient,
  shrink,
  type Dictionary,
} from './sparse-coding.ts';

/**
 * Iterative shrinkage and thresholding (ISTA) from a code: a step of length 1/L down the slope of
 * ‖y − Wz‖², then a soft threshold at λ/L. The start is the first of the `steps` + 1 codes.
 */
export function ista(
  dictionary: Dictionary,
  y: Point,
  start: readonly number[],
  steps: number,
): number[][] {
  const codes = [[...start]];
  for (let step = 0; step < steps; step++) codes.push(shrinkageStep(dictionary, y, codes.at(-1)!));
  return codes;
}

/** The same with Nesterov's momentum (FISTA, of Beck and Teboulle). */
export function fista(
  dictionary: Dictionary,
  y: Point,
  start: readonly number[],
  steps: number,
): number[][] {
  const codes = [[...start]];
  let [ahead, t] = [[...start], 1];
  for (let step = 0; step < steps; step++) {
    const before = codes.at(-1)!;
    const next = shrinkageStep(dictionary, y, ahead);
    const nextT = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    ahead = next.map((value, j) => value + ((t - 1) / nextT) * (value - before[j]!));
    t = nextT;
    codes.push(next);
  }
  return codes;
}

function shrinkageStep({ atoms, lambda }: Dictionary, y: Point, z: readonly number[]): number[] {
  const L = lipschitzConstant(atoms);
  const slope = reconstructionGradient(atoms, y, z);
  return z.map((value, j) => shrink(value - slope[j]! / L, lambda / L));
}
