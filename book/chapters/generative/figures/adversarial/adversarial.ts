import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace, planePoints } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { criticEnergy, criticLoss } from '../../mathematics/critic-energy.ts';
import { mean } from '../../mathematics/mean.ts';
import { pointRows } from '../../mathematics/outlines.ts';
import { distanceToNearest } from '../../mathematics/prototypes.ts';
import { rankCorrelation } from '../../mathematics/rank-correlation.ts';
import { sCurvePoints } from '../../mathematics/s-curve-points.ts';
import { sCurveSamples } from '../../mathematics/s-curve.ts';
import model, { criticForm, generate } from '../../models/adversarial.ts';

/** The adversarial pair before the first step and after the last: what one makes and what the other thinks of it. */
export default defineFigure({
  seed: 11,
  parameters: {
    window: { halfWidth: 1.4, halfHeight: 1 },
    grid: { columns: 73, rows: 53 },
    generated: 500,
    drawn: 60,
  },
  async compute({ parameters, random, train }) {
    const { window, grid, drawn } = parameters;
    const trained = await train(model);
    const samples = sCurveSamples().map(({ y }) => y);
    const curve = sCurvePoints();
    const plane = planePoints({ ...window, ...grid });
    const distances = plane.map((y) => distanceToNearest(curve, y));
    const latents = Array.from({ length: parameters.generated }, () => 2 * random.uniform() - 1);
    const states = [
      { name: 'before', generator: trained.untrainedGenerator, critic: trained.untrainedCritic },
      { name: 'after', generator: trained.generator, critic: trained.critic },
    ].map(({ name, generator, critic }) => {
      const energy = (y: Point) =>
        criticEnergy({ ...criticForm, weights: critic }, 'reconstruction', y);
      const generated = latents.map((z) => generate(generator, z));
      const heat = plane.map((y) => ({ y1: y[0], y2: y[1], C: energy(y) }));
      const dataEnergies = samples.map(energy);
      const generatedEnergies = generated.map(energy);
      const energies = heat.map(({ C }) => C);
      return {
        tables: {
          [`heat-${name}`]: { columns: tabulate(heat), mesh: grid.columns },
          [`generated-${name}`]: { columns: tabulate(pointRows(generated.slice(0, drawn))) },
          [`manifold-${name}`]: {
            columns: tabulate(pointRows(linspace(-1, 1, 201).map((z) => generate(generator, z)))),
          },
        },
        numbers: {
          [`precision-${name}`]: mean(generated.map((y) => distanceToNearest(curve, y))),
          [`coverage-${name}`]: mean(curve.map((y) => distanceToNearest(generated, y))),
          [`data-energy-${name}`]: mean(dataEnergies),
          [`generated-energy-${name}`]: mean(generatedEnergies),
          [`plane-energy-${name}`]: mean(energies),
          [`rank-correlation-${name}`]: rankCorrelation(energies, distances),
          [`critic-loss-${name}`]: criticLoss(
            dataEnergies,
            generatedEnergies,
            model.parameters.margin,
          ),
        },
      };
    });
    const { every, steps, margin } = model.parameters;
    const history = trained.criticLoss.map((loss, i) => ({
      step: Math.min(every * i, steps - 1),
      critic: loss,
      generator: trained.generatorLoss[i]!,
      gradient: trained.gradientNorm[i]!,
    }));
    const late = history.slice(-30);
    return {
      tables: {
        samples: { columns: tabulate(pointRows(samples)) },
        history: { columns: tabulate(history) },
        ...Object.fromEntries(states.flatMap(({ tables }) => Object.entries(tables))),
      },
      numbers: {
        'sample-count': samples.length,
        steps,
        margin,
        'generated-count': latents.length,
        ...Object.fromEntries(states.flatMap(({ numbers }) => Object.entries(numbers))),
        'gradient-start': history[0]!.gradient,
        'late-critic-loss': mean(late.map(({ critic }) => critic)),
        'late-generator-loss': mean(late.map(({ generator }) => generator)),
        'late-gradient': mean(late.map(({ gradient }) => gradient)),
      },
    };
  },
});
