import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { levelLines } from '@chiaroscuro/compute/level-lines';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { crossEntropyEnergy, linearEnergy, type Scores } from '../../mathematics/class-energies.ts';
import {
  classIndices,
  forEachClass,
  gridOfSquare,
  sampleColumns,
} from '../../mathematics/classifier-regions.ts';
import { penRows } from '../../mathematics/region-outlines.ts';
import { trainingSamples } from '../../mathematics/train-classifier.ts';
import classifier from '../../models/classifier.ts';

/** The energy of each class over the plane of inputs: the cross-entropy of all five, and F_lin of the first. */
export default defineFigure({
  parameters: {
    square: { halfWidth: 1.5, nodes: 37 },
    levels: { first: 5, step: 5, count: 12 },
    linearLevels: { first: -30, step: 5, count: 13 },
  },
  async compute({ parameters: { square, levels, linearLevels }, train }) {
    const { weights } = await train(classifier);
    const net = { ...classifier.parameters.form, weights };
    const samples = trainingSamples();
    const grid = gridOfSquare(square);
    const points = planePoints(grid);
    const scores = points.map((x) => evaluateNet(net, x));
    const shown = samples.filter((_, i) => i % 2 === 0);
    const own = samples.map(({ x, k }) => ({ k, scores: evaluateNet(net, x) }));
    const contours = (values: readonly number[], { first, step, count }: typeof levels) =>
      levelLines(
        grid,
        values,
        Array.from({ length: count }, (_, i) => first + i * step),
      );
    const lineTable = (values: readonly number[], of: typeof levels) => ({
      columns: tabulate(
        penRows(contours(values, of).map((line) => line.points)).map(
          ({ piece, point: [x1, x2] }) => ({ piece, x1, x2 }),
        ),
      ),
    });
    const heat = (values: readonly number[]) => ({
      columns: tabulate(points.map(([x1, x2], i) => ({ x1, x2, F: values[i]! }))),
      mesh: square.nodes,
    });
    const crossEntropies = classIndices.map((k) => scores.map((s) => crossEntropyEnergy(s, k)));
    const linear = scores.map((s) => linearEnergy(s, 0));
    return {
      tables: {
        ...forEachClass('heat', (k) => heat(crossEntropies[k]!)),
        ...forEachClass('contours', (k) => lineTable(crossEntropies[k]!, levels)),
        ...forEachClass('samples', (k) => ({
          columns: sampleColumns(shown.filter((each) => each.k === k)),
        })),
        'heat-linear': heat(linear),
        'contours-linear': lineTable(linear, linearLevels),
      },
      numbers: {
        'mean-right': mean(own.map(({ scores: s, k }) => crossEntropyEnergy(s, k))),
        'mean-best-wrong': mean(own.map(({ scores: s, k }) => bestWrong(s, k))),
        'contour-step': levels.step,
        'grid-most': Math.max(...crossEntropies.flat()),
        'linear-least': Math.min(...linear),
        'linear-most': Math.max(...linear),
        'half-width': square.halfWidth,
      },
    };
  },
});

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The least F_CE among the classes other than k. */
function bestWrong(scores: Scores, k: number): number {
  return Math.min(
    ...classIndices
      .filter((other) => other !== k)
      .map((other) => crossEntropyEnergy(scores, other)),
  );
}
