import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleNumber,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { coldFreeEnergy, freeEnergy, warmFreeEnergy } from '../../mathematics/free-energy.ts';
import { planePoints } from '@chiaroscuro/compute/grids';
import {
  closedManifold,
  manifoldNodes,
  untrainedWeights,
  type Weights,
} from '../../mathematics/manifold.ts';
import { displacement, type Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  descendLoss,
  energyLoss,
  fitWeights,
  stochasticEpoch,
  type DescentStep,
} from '../../mathematics/training.ts';

/** The model before and after training, at zero temperature and warm. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: {
    weights: untrainedWeights,
    beta: 1,
    warmSample: 17,
    descent: { learningRate: 0.1, steps: 60 },
    epochLearningRate: 0.3,
    heat: { halfWidth: 3, halfHeight: 2, columns: 51, rows: 35 },
    colours: [0, 2],
  },
  compute({ parameters, random }) {
    const { weights, beta, warmSample, descent, epochLearningRate, heat, colours } = parameters;
    const samples = ellipseSamples(random);
    const cold = fitWeights(weights, samples, Infinity);
    const warm = fitWeights(weights, samples, beta);
    const picked = sampleNumber(samples, warmSample);
    const heatMap = (w: Weights, coldness: number) => ({
      columns: tabulate(
        planePoints(heat).map(([y1, y2]) => ({ y1, y2, F: freeEnergy(w, [y1, y2], coldness) })),
      ),
      mesh: heat.columns,
    });
    const fromStart = { start: weights, samples };
    const epoch = stochasticEpoch({
      ...fromStart,
      beta: Infinity,
      learningRate: epochLearningRate,
    });
    const trained = epoch.at(-1)!;
    return {
      tables: {
        'cold-untrained': heatMap(weights, Infinity),
        'cold-trained': heatMap(cold, Infinity),
        'warm-untrained': heatMap(weights, beta),
        'warm-trained': heatMap(warm, beta),
        'ellipse-untrained': { columns: tabulate(closedManifold(weights)) },
        'ellipse-cold': { columns: tabulate(closedManifold(cold)) },
        'ellipse-warm': { columns: tabulate(closedManifold(warm)) },
        'arrows-cold-untrained': { columns: tabulate(coldArrows(weights, samples)) },
        'arrows-cold-trained': { columns: tabulate(coldArrows(cold, samples)) },
        'arrows-warm-untrained': { columns: tabulate(warmArrows(weights, picked, beta)) },
        'arrows-warm-trained': { columns: tabulate(warmArrows(warm, picked, beta)) },
        samples: { columns: tabulate(sampleRows(samples)) },
        sample: { columns: tabulate([{ n: warmSample, y1: picked[0], y2: picked[1] }]) },
        'descent-cold': stepTable(descendLoss({ ...fromStart, beta: Infinity, ...descent })),
        'descent-warm': stepTable(descendLoss({ ...fromStart, beta, ...descent })),
        epoch: stepTable(epoch),
      },
      numbers: {
        'weight-1': weights[0],
        'weight-2': weights[1],
        'cold-weight-1': cold[0],
        'cold-weight-2': cold[1],
        'warm-weight-1': warm[0],
        'warm-weight-2': warm[1],
        'cold-loss-untrained': energyLoss(weights, samples, Infinity),
        'cold-loss-trained': energyLoss(cold, samples, Infinity),
        'warm-loss-untrained': energyLoss(weights, samples, beta),
        'warm-loss-trained': energyLoss(warm, samples, beta),
        'warm-cold-loss': energyLoss(warm, samples, Infinity),
        'epoch-loss': trained.loss,
        'epoch-weight-1': trained.w[0],
        'epoch-weight-2': trained.w[1],
        'learning-rate': descent.learningRate,
        'epoch-learning-rate': epochLearningRate,
        beta,
        'colour-min': colours[0]!,
        'colour-max': colours[1]!,
      },
    };
  },
});

/** From each sample's foot point ỹ(ž) to the sample: what zero-temperature training pulls. */
function coldArrows(w: Weights, samples: readonly Point[]) {
  return samples.map((y, i) => {
    const { foot } = coldFreeEnergy(w, y);
    const [u, v] = displacement(foot, y);
    return { n: i + 1, y1: foot[0], y2: foot[1], u, v };
  });
}

/** From every node of the manifold to one sample, with how strongly each is pulled. */
function warmArrows(w: Weights, y: Point, beta: number) {
  const { responsibilities } = warmFreeEnergy(w, y, beta);
  const strongest = Math.max(...responsibilities);
  return manifoldNodes(w).map(({ k, y1, y2 }) => {
    const p = responsibilities[k]!;
    const [u, v] = displacement([y1, y2], y);
    return { k, y1, y2, u, v, p, strength: p / strongest };
  });
}

function stepTable(trajectory: readonly DescentStep[]) {
  const rows = trajectory.map(({ w, loss }, step) => ({ step, w1: w[0], w2: w[1], loss }));
  return { columns: tabulate(rows) };
}
