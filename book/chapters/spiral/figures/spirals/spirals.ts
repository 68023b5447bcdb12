import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { argmax, bayesAccuracy, spiralPosterior } from '../../mathematics/bayes-rule.ts';
import {
  fiveSpirals,
  polarPoint,
  sampleRows,
  spiralAngle,
  spiralRadius,
  spiralSamples,
  spiralSamplesSeed,
} from '../../mathematics/spiral-samples.ts';

/** The data without noise, with the curves half-way between the arms, and with it: the training set. */
export default defineFigure({
  seed: spiralSamplesSeed,
  parameters: { ...fiveSpirals, nodes: 61 },
  compute({ parameters: { nodes, ...shape }, random }) {
    const samples = spiralSamples(random, shape);
    const arms = Array.from({ length: shape.classes }, (_, k) => k);
    const curve = (k: number) =>
      linspace(0, 1, nodes).map((t) => {
        const angle = spiralAngle(k, t, shape.classes);
        const [x1, x2] = polarPoint(spiralRadius(t), angle);
        const [m1, m2] = polarPoint(spiralRadius(t), angle + Math.PI / shape.classes);
        return { class: k + 1, t, x1, x2, m1, m2 };
      });
    const missed = samples.filter(({ k, x }) => argmax(spiralPosterior(x, shape)) !== k);
    return {
      tables: {
        ...Object.fromEntries(
          arms.flatMap((k) => [
            [`arm-${k + 1}`, { columns: tabulate(curve(k)) }],
            [`samples-${k + 1}`, { columns: tabulate(sampleRows(samples, k)) }],
          ]),
        ),
      },
      numbers: {
        classes: shape.classes,
        'per-class': shape.perClass,
        samples: samples.length,
        noise: shape.noise,
        'turn-degrees': 720 / shape.classes,
        'bayes-percent': 100 * bayesAccuracy(shape),
        'bayes-missed': missed.length,
        'chance-percent': 100 / shape.classes,
        'half-width-in-deviations': Math.PI / shape.classes / shape.noise,
      },
    };
  },
});
