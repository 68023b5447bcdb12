import { defineFigure } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { criticEnergy, criticLoss } from '../../mathematics/critic-energy.ts';
import { mean } from '../../mathematics/mean.ts';
import { distanceToNearest } from '../../mathematics/prototypes.ts';
import { sCurvePoints } from '../../mathematics/s-curve-points.ts';
import { sCurveSamples } from '../../mathematics/s-curve.ts';
import { generate } from '../../models/adversarial.ts';
import model, { rectifiedCriticForm } from '../../models/collapsed-critic.ts';

/** A critic with one rectified output: its loss, its energies and the gradient it gives, step by step. */
export default defineFigure({
  seed: 12,
  parameters: { generated: 500 },
  async compute({ parameters, random, train }) {
    const trained = await train(model);
    const { every, steps, margin } = model.parameters;
    const generated = Array.from({ length: parameters.generated }, () =>
      generate(trained.generator, 2 * random.uniform() - 1),
    );
    const energy = (y: Point) =>
      criticEnergy({ ...rectifiedCriticForm, weights: trained.critic }, 'rectified', y);
    const dataEnergies = sCurveSamples().map(({ y }) => energy(y));
    const generatedEnergies = generated.map(energy);
    const history = trained.criticLoss.map((loss, i) => ({
      step: Math.min(every * i, steps - 1),
      critic: loss,
      generator: trained.generatorLoss[i]!,
      gradient: trained.gradientNorm[i]!,
    }));
    const lastHeard = history.findLast(({ gradient }) => gradient > 0)!;
    const best = history.reduce((one, other) => (other.critic < one.critic ? other : one));
    return {
      tables: { history: { columns: tabulate(history) } },
      numbers: {
        steps,
        margin,
        'last-step-heard': lastHeard.step,
        'best-step': best.step,
        'least-loss': best.critic,
        'gradient-start': history[0]!.gradient,
        'gradient-end': history.at(-1)!.gradient,
        'greatest-data-energy': Math.max(...dataEnergies),
        'greatest-generated-energy': Math.max(...generatedEnergies),
        'loss-end': criticLoss(dataEnergies, generatedEnergies, margin),
        coverage: mean(sCurvePoints().map((y) => distanceToNearest(generated, y))),
      },
    };
  },
});
