import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampledRadii,
  sampleNoise,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import { hornRadii, hornSamples } from '../../mathematics/horn-samples.ts';
import { closedManifold } from '../../mathematics/manifold.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** The horn-shaped data, one y for each of many x, and its slice at x = 0: the samples of the chapter. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { rings: 11 },
  compute({ parameters, random }) {
    const slice = ellipseSamples(random);
    const horn = hornSamples().sort((one, other) => one.x - other.x);
    const surface = linspace(0, 1, parameters.rings).flatMap((x) =>
      closedManifold(hornRadii(x))
        .filter((_, k) => k % 2 === 0)
        .map((row) => ({ x, ...row })),
    );
    const noise = horn.flatMap(({ y, clean }) => [y[0] - clean[0], y[1] - clean[1]]);
    const [start, end] = [hornRadii(0), hornRadii(1)];
    return {
      tables: {
        horn: {
          columns: tabulate(
            horn.map(({ x, y, clean }) => ({
              x,
              y1: y[0],
              y2: y[1],
              c1: clean[0],
              c2: clean[1],
            })),
          ),
        },
        surface: { columns: tabulate(surface), mesh: 49 },
        samples: { columns: tabulate(sampleRows(slice)) },
        slice: { columns: tabulate(closedManifold(sampledRadii)) },
      },
      numbers: {
        'sample-count': horn.length,
        'slice-count': slice.length,
        noise: sampleNoise,
        'noise-measured': standardDeviation(noise),
        'radius-1-at-0': start[0],
        'radius-2-at-0': start[1],
        'radius-1-at-1': end[0],
        'radius-2-at-1': end[1],
      },
    };
  },
});

/** The sample standard deviation. */
function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
