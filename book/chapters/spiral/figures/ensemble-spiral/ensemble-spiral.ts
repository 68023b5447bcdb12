import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import {
  forEachClass,
  gridOfSquare,
  regionTables,
  sampleColumns,
} from '../../mathematics/classifier-regions.ts';
import { opinionOf } from '../../mathematics/ensembles.ts';
import { softargmax } from '../../mathematics/soft-extrema.ts';
import { trainingSamples } from '../../mathematics/train-classifier.ts';
import { ensemble } from '../../models/ensemble.ts';

/** What ten classifiers together make of the plane: their mean prediction, its entropy, and what they disagree about. */
export default defineFigure({
  parameters: {
    square: { halfWidth: 2, nodes: 57 },
    /** Rings by the distance to the nearest sample. */
    distances: [0, 0.05, 0.2, 0.5, 1, 3],
    thinning: 2,
  },
  async compute({ parameters: { square, distances, thinning }, train }) {
    const trained = await Promise.all(ensemble.map((model) => train(model)));
    const nets = trained.map(({ weights }, i) => ({ ...ensemble[i]!.parameters.form, weights }));
    const opinionAt = (x: Point) => opinionOf(nets.map((net) => softargmax(evaluateNet(net, x))));
    const samples = trainingSamples();
    const points = planePoints(gridOfSquare(square)).map((x) => {
      const { total, information } = opinionAt(x);
      return {
        x,
        total,
        information,
        distance: nearest(
          x,
          samples.map((sample) => sample.x),
        ),
      };
    });
    const heat = (of: 'total' | 'information') => ({
      columns: tabulate(points.map((point) => ({ x1: point.x[0], x2: point.x[1], H: point[of] }))),
      mesh: square.nodes,
    });
    const rings = distances.slice(1).map((to, i) => {
      const inRing = points.filter(({ distance }) => distance >= distances[i]! && distance < to);
      const mean = (of: 'total' | 'information') =>
        inRing.reduce((sum, point) => sum + point[of], 0) / inRing.length;
      return { from: distances[i]!, to, total: mean('total'), information: mean('information') };
    });
    return {
      tables: {
        // Borders of p̄ are those of log p̄, which changes more evenly from node to node.
        ...regionTables(square, (x) => opinionAt(x).probabilities.map(Math.log)),
        total: heat('total'),
        information: heat('information'),
        rings: { columns: tabulate(rings) },
        ...forEachClass('samples', (k) => ({
          columns: sampleColumns(samples.filter((each, i) => each.k === k && i % thinning === 0)),
        })),
      },
      numbers: {
        members: nets.length,
        'least-accuracy': Math.min(...trained.map(({ accuracy }) => accuracy)),
        'total-near': rings[0]!.total,
        'total-far': rings.at(-1)!.total,
        'information-near': rings[0]!.information,
        'information-far': rings.at(-1)!.information,
        'most-information': Math.max(...points.map(({ information }) => information)),
        'most-total': Math.max(...points.map(({ total }) => total)),
        'distance-near': distances[1]!,
        'distance-far': distances.at(-2)!,
        'half-width': square.halfWidth,
      },
    };
  },
});

/** The distance to the nearest of some points. */
function nearest(x: Point, points: readonly Point[]): number {
  return Math.min(...points.map(([u, v]) => Math.hypot(u - x[0], v - x[1])));
}
