import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleNumber,
} from '../../mathematics/ellipse-samples.ts';
import { energy, energyMinima } from '../../mathematics/energy.ts';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import { descendEnergy, nodeEnergies } from '../../mathematics/inference.ts';
import {
  closedManifold,
  decode,
  untrainedWeights,
  type Weights,
} from '../../mathematics/manifold.ts';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/**
 * Inference of the latent for two samples, one whose energy has a single well and one with two:
 * from an initial z̃ to the minimiser ž, in the energy over z and in the plane.
 */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: {
    weights: untrainedWeights,
    single: { n: 10, start: 0.9 },
    double: { n: 17, start: 4.1 },
    descent: { learningRate: 0.1, tolerance: 1e-9, maxSteps: 200 },
  },
  compute({ parameters: { weights, single, double, descent }, random }) {
    const samples = ellipseSamples(random);
    const z = linspace(-2 * Math.PI, 4 * Math.PI, 289);
    const cases = [single, double].map(({ n, start }) => {
      const y = sampleNumber(samples, n);
      const iterates = descendEnergy(weights, y, start, descent);
      return { n, y, start, iterates, cold: coldFreeEnergy(weights, y) };
    });
    const localMinimum = energyMinima(weights, sampleNumber(samples, double.n)).reduce(
      (one, other) => (one.energy > other.energy ? one : other),
    );
    const perSample = cases.map(({ n, y, start, iterates, cold }) => ({
      tables: {
        [`minima-${n}`]: copies(cold.z, cold.value),
        [`nodes-${n}`]: { columns: tabulate(nodeEnergies(weights, y)) },
        [`path-${n}`]: {
          columns: tabulate(linspace(start, cold.z, 41).map((at) => latentRow(weights, y, at))),
        },
        [`descent-${n}`]: {
          columns: tabulate(iterates.map((at, step) => ({ step, ...latentRow(weights, y, at) }))),
        },
      },
      numbers: {
        [`z-start-${n}`]: start,
        [`energy-start-${n}`]: energy(weights, y, start),
        [`z-check-${n}`]: cold.z,
        [`free-energy-${n}`]: cold.value,
        [`exhaustive-energy-${n}`]: Math.min(...nodeEnergies(weights, y).map(({ E }) => E)),
        [`descent-energy-${n}`]: energy(weights, y, iterates.at(-1)!),
        [`descent-steps-${n}`]: iterates.length - 1,
      },
    }));
    return {
      tables: {
        energy: {
          columns: {
            z,
            ...Object.fromEntries(
              cases.map(({ n, y }) => [`E${n}`, z.map((at) => energy(weights, y, at))]),
            ),
          },
        },
        starts: {
          columns: tabulate(
            cases.map(({ n, y, start }) => ({ n, ...latentRow(weights, y, start) })),
          ),
        },
        minima: {
          columns: tabulate(
            cases.map(({ n, y, cold }) => ({ n, ...latentRow(weights, y, cold.z) })),
          ),
        },
        [`local-minima-${double.n}`]: copies(localMinimum.z, localMinimum.energy),
        samples: { columns: tabulate(cases.map(({ n, y }) => ({ n, y1: y[0], y2: y[1] }))) },
        ellipse: { columns: tabulate(closedManifold(weights)) },
        ...Object.fromEntries(perSample.flatMap(({ tables }) => Object.entries(tables))),
      },
      numbers: {
        'learning-rate': descent.learningRate,
        ...Object.fromEntries(perSample.flatMap(({ numbers }) => Object.entries(numbers))),
      },
    };
  },
});

/** A latent, its energy, and its point on the manifold. */
function latentRow(w: Weights, y: Point, z: number) {
  const [y1, y2] = decode(w, z);
  return { z, E: energy(w, y, z), y1, y2 };
}

/** A minimum and its copies one period to either side. */
function copies(z: number, E: number) {
  return { columns: tabulate([-1, 0, 1].map((turn) => ({ z: z + 2 * Math.PI * turn, E }))) };
}
