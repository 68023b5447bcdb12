import type { Point } from '@chiaroscuro/compute/plane';
import { reconstruct, sparseCode, type Dictionary } from './sparse-coding.ts';

/** A dictionary that was learnt, and the mean free energy before the first round and after each. */
export interface LearntDictionary {
  atoms: Point[];
  losses: number[];
}

/**
 * Inference and learning in turn: the codes of least energy with the atoms held, then each atom in turn at its
 * best within the unit disc with the codes held (the update of Mairal and others). Neither half
 * of a round can raise the mean energy.
 */
export function learnDictionary(
  samples: readonly Point[],
  start: Dictionary,
  rounds: number,
): LearntDictionary {
  let dictionary = start;
  const losses: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const codes = samples.map((y) => sparseCode(dictionary, y));
    losses.push(codes.reduce((sum, { value }) => sum + value, 0) / samples.length);
    if (round === rounds) break;
    const atoms = improveAtoms(
      dictionary.atoms,
      samples,
      codes.map(({ z }) => z),
    );
    dictionary = { ...dictionary, atoms };
  }
  return { atoms: [...dictionary.atoms], losses };
}

function improveAtoms(
  atoms: readonly Point[],
  samples: readonly Point[],
  codes: readonly (readonly number[])[],
): Point[] {
  const improved = [...atoms];
  for (let j = 0; j < atoms.length; j++) {
    let [mass, pull1, pull2] = [0, 0, 0];
    samples.forEach((y, n) => {
      const z = codes[n]!;
      const activity = z[j]!;
      if (activity === 0) return;
      const [y1, y2] = reconstruct(improved, z);
      mass += activity * activity;
      pull1 += activity * (y[0] - y1);
      pull2 += activity * (y[1] - y2);
    });
    if (mass > 0) {
      const [w1, w2] = improved[j]!;
      improved[j] = intoUnitDisc([w1 + pull1 / mass, w2 + pull2 / mass]);
    }
  }
  return improved;
}

function intoUnitDisc([w1, w2]: Point): Point {
  const norm = Math.max(Math.hypot(w1, w2), 1);
  return [w1 / norm, w2 / norm];
}
