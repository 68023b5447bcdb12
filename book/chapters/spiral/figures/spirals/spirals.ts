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
  type Point,
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
    const ends = [0, 1].map((t) => polarPoint(spiralRadius(t), spiralAngle(0, t, shape.classes)));
    const chord = midpoint(ends[0]!, ends[1]!);
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
        'noise-for-90-percent': noiseFor(0.9, shape.classes),
        'chance-percent': 100 / shape.classes,
        'chord-radius': Math.hypot(...chord),
        'chord-lead-degrees': (armLead(chord, shape.classes) * 180) / Math.PI,
        'half-width-in-deviations': Math.PI / shape.classes / shape.noise,
      },
    };
  },
});

/** How far a point is ahead of arm 1 at its own distance from the origin, clockwise, in [0, 2π). */
export function armLead(x: Point, classes: number): number {
  const lead = Math.atan2(x[0], x[1]) - spiralAngle(0, (Math.hypot(...x) - 0.2) / 0.8, classes);
  return lead - 2 * Math.PI * Math.floor(lead / (2 * Math.PI));
}

function midpoint(one: Point, other: Point): Point {
  return [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2];
}

/** The noise at which the best accuracy falls to the one given, by bisection. */
function noiseFor(accuracy: number, classes: number): number {
  let [low, high] = [0.01, 1];
  for (let n = 0; n < 60; n++) {
    const noise = (low + high) / 2;
    if (bayesAccuracy({ classes, perClass: 1, noise }) > accuracy) low = noise;
    else high = noise;
  }
  return low;
}
