import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { seededRandom } from '@chiaroscuro/compute/random';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  bestReconstruction,
  cleanSamples,
  denoisingRisk,
  exactField,
  netField,
  netReconstruction,
} from '../../mathematics/denoising.ts';
import { fieldTables } from '../../mathematics/field-tables.ts';
import { distanceToNearest } from '../../mathematics/prototypes.ts';
import { curl, divergence, type FieldAt } from '../../mathematics/vector-fields.ts';
import denoiser from '../../models/denoiser.ts';

/** The exact field that a denoiser should have at two levels of noise, and how near the net has come. */
export default defineFigure({
  parameters: {
    coarseSigma: 0.2,
    heat: { halfWidth: 1.25, halfHeight: 1.25, columns: 51, rows: 51 },
    arrows: { halfWidth: 1.17, halfHeight: 1.17, columns: 15, rows: 15 },
    comparison: { halfWidth: 1.25, halfHeight: 1.25, columns: 61, rows: 61 },
    risk: { seed: 12, draws: 40 },
    stillness: 0.03,
  },
  async compute({ parameters, train }) {
    const { weights, losses } = await train(denoiser);
    const { sigma, steps } = denoiser.parameters;
    const { coarseSigma, risk, stillness } = parameters;
    const samples = cleanSamples();
    const [exact, coarse] = [exactField(samples, sigma), exactField(samples, coarseSigma)];
    const net = netField(weights);
    // The same noise for both, so that their difference is not a matter of luck.
    const riskOf = (reconstruct: ReturnType<typeof netReconstruction>) =>
      denoisingRisk(reconstruct, samples, {
        random: seededRandom(risk.seed),
        sigma,
        draws: risk.draws,
      });
    const places = planePoints(parameters.comparison).map((y) => ({
      y,
      net: net(y),
      best: exact(y),
    }));
    const still = places.filter(({ net: { v } }) => Math.hypot(...v) < stillness);
    const distances = (sign: number) =>
      still
        .filter((place) => sign * divergence(place.net) > 0)
        .map(({ y }) => distanceToNearest(samples, y));
    const [fine, blurred] = [
      fieldTables((y) => exact(y).v, parameters),
      fieldTables((y) => coarse(y).v, parameters),
    ];
    const [netRisk, bestRisk] = [
      riskOf(netReconstruction(weights)),
      riskOf(bestReconstruction(samples, sigma)),
    ];
    return {
      tables: {
        'fine-heat': fine.heat,
        'fine-arrows': fine.arrows,
        'coarse-heat': blurred.heat,
        'coarse-arrows': blurred.arrows,
        losses: {
          columns: tabulate(smoothed(losses, steps).map((row) => ({ ...row, best: bestRisk }))),
        },
      },
      numbers: {
        sigma,
        'coarse-sigma': coarseSigma,
        'net-risk': netRisk,
        'best-risk': bestRisk,
        'risk-ratio': netRisk / bestRisk,
        'mean-cosine': mean(places.map(({ net: { v }, best }) => cosine(v, best.v))),
        'net-curl': mean(places.map(({ net: at }) => Math.abs(curl(at)))),
        'net-jacobian': mean(places.map(({ net: at }) => frobenius(at))),
        'net-attracting-count': distances(-1).length,
        'net-repelling-count': distances(1).length,
        'net-attracting-reach': Math.max(...distances(-1)),
        'net-repelling-gap': Math.min(...distances(1)),
      },
    };
  },
});

/** Means of ten neighbouring losses: each is that of one draw of the noise, and they scatter. */
function smoothed(losses: readonly number[], steps: number) {
  const count = Math.floor(losses.length / 10);
  return Array.from({ length: count }, (_, i) => ({
    step: ((i + 0.5) * steps) / count,
    loss: mean(losses.slice(10 * i, 10 * i + 10)),
  }));
}

function cosine([u1, u2]: FieldAt['v'], [w1, w2]: FieldAt['v']): number {
  return (u1 * w1 + u2 * w2) / (Math.hypot(u1, u2) * Math.hypot(w1, w2));
}

function frobenius({ J }: FieldAt): number {
  return Math.hypot(...J.flat());
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
