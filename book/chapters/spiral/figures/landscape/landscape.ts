import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { levelLines } from '@chiaroscuro/compute/level-lines';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { crossEntropyEnergy } from '../../mathematics/class-energies.ts';
import { forEachClass, gridOfSquare } from '../../mathematics/classifier-regions.ts';
import { trainingSamples } from '../../mathematics/train-classifier.ts';
import classifier from '../../models/classifier.ts';

/** The cross-entropy energy of one class as level lines, each at its own height, and the samples on the ground. */
export default defineFigure({
  parameters: { class: 1, square: { halfWidth: 1.5, nodes: 61 }, top: 40, step: 2, thinning: 2 },
  async compute({ parameters, train }) {
    const { class: shown, square, top, step, thinning } = parameters;
    const { weights } = await train(classifier);
    const net = { ...classifier.parameters.form, weights };
    const energyAt = (x: readonly [number, number]) =>
      crossEntropyEnergy(evaluateNet(net, x), shown - 1);
    const grid = gridOfSquare(square);
    const levels = Array.from({ length: top / step }, (_, i) => (i + 1) * step);
    const lines = levelLines(grid, planePoints(grid).map(energyAt), levels);
    const samples = trainingSamples().filter((_, i) => i % thinning === 0);
    return {
      tables: {
        contours: {
          columns: tabulate(
            lines.flatMap(({ level, points }, piece) =>
              [points[0]!, ...points].map(([x1, x2]) => ({ piece, level, x1, x2 })),
            ),
          ),
        },
        ...forEachClass('samples', (k) => ({
          columns: tabulate(
            samples
              .filter((sample) => sample.k === k)
              .map(({ x: [x1, x2] }) => ({ x1, x2, F: energyAt([x1, x2]) })),
          ),
        })),
      },
      numbers: { class: shown, top, step, 'half-width': square.halfWidth },
    };
  },
});
