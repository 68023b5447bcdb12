import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { shrinkageCode } from '../../mathematics/lista.ts';
import {
  shrink,
  sparseCode,
  sparseEnergy,
  type Dictionary,
} from '../../mathematics/sparse-coding.ts';
import { fista, ista } from '../../mathematics/sparse-inference.ts';
import { starAtoms } from '../../mathematics/star.ts';
import { discSamples, fan, listas } from '../../models/lista.ts';

const star: Dictionary = { atoms: starAtoms, lambda: 0.1 };

/** The soft threshold, and how fast ISTA, FISTA and learnt nets come to the code of least energy. */
export default defineFigure({
  seed: 5,
  parameters: { threshold: 0.4, targets: 200, starSteps: 40, fanSteps: 300 },
  async compute({ parameters, random, train }) {
    const { threshold, starSteps, fanSteps } = parameters;
    const targets = discSamples(random, parameters.targets);
    const nets = await Promise.all(listas.map((model) => train(model)));
    const learnt = nets.map((net, i) => {
      const { layers } = listas[i]!.parameters;
      return { layers, gap: meanGap(fan, targets, (y) => [shrinkageCode(net, y, layers)])[0]! };
    });
    const starGaps = methodGaps(star, targets, starSteps);
    const fanGaps = methodGaps(fan, targets, fanSteps);
    const three = learnt.find(({ layers }) => layers === 3)!;
    const istaAsGood = fanGaps.findIndex((row) => row.ista < three.gap);
    return {
      tables: {
        threshold: {
          columns: tabulate(linspace(-1, 1, 41).map((p) => ({ p, z: shrink(p, threshold) }))),
        },
        star: { columns: tabulate(starGaps) },
        fan: { columns: tabulate(fanGaps.slice(1)) },
        learnt: { columns: tabulate(learnt) },
      },
      numbers: {
        'star-lambda': star.lambda,
        'fan-lambda': fan.lambda,
        'fan-atoms': fan.atoms.length,
        'target-count': targets.length,
        'ista-after-three': fanGaps[3]!.ista,
        'learnt-three': three.gap,
        'ista-steps-as-good': istaAsGood,
        'fista-steps-as-good': fanGaps.findIndex((row) => row.fista < three.gap),
        'star-ista-after-ten': starGaps[10]!.ista,
        'star-fista-after-ten': starGaps[10]!.fista,
        'fan-ista-last': fanGaps.at(-1)!.ista,
        'fan-fista-last': fanGaps.at(-1)!.fista,
      },
    };
  },
});

function methodGaps(dictionary: Dictionary, targets: readonly Point[], steps: number) {
  const start = dictionary.atoms.map(() => 0);
  const slow = meanGap(dictionary, targets, (y) => ista(dictionary, y, start, steps));
  const fast = meanGap(dictionary, targets, (y) => fista(dictionary, y, start, steps));
  return slow.map((gap, step) => ({ step, ista: gap, fista: fast[step]! }));
}

/** How much more energy than ž each of several codes has, in the mean over targets. */
function meanGap(
  dictionary: Dictionary,
  targets: readonly Point[],
  codesOf: (y: Point) => readonly (readonly number[])[],
): number[] {
  const gaps: number[] = [];
  for (const y of targets) {
    const { value } = sparseCode(dictionary, y);
    codesOf(y).forEach((z, step) => {
      gaps[step] = (gaps[step] ?? 0) + (sparseEnergy(dictionary, y, z) - value) / targets.length;
    });
  }
  return gaps;
}
