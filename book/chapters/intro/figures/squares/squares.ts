import { defineFigure } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { cloudRows, cloudSeed, normalCloud } from '../../mathematics/cloud.ts';

/** The cloud scaled by s and bent by the hyperbolic tangent, which fills a square the more the larger s is. */
export default defineFigure({
  seed: cloudSeed,
  parameters: { drawn: 220, scales: [1, 2, 3, 4, 5], rim: 0.95 },
  compute({ parameters: { drawn, scales, rim }, random }) {
    const cloud = normalCloud(random);
    const bends = scales.map((scale) => ({
      scale,
      bend: ([x1, x2]: Point): Point => [Math.tanh(scale * x1), Math.tanh(scale * x2)],
    }));
    return {
      tables: Object.fromEntries(
        bends.map(({ scale, bend }) => {
          const some = cloud.slice(0, drawn);
          return [`scale-${scale}`, { columns: tabulate(cloudRows(some, some.map(bend))) }];
        }),
      ),
      numbers: {
        rim,
        ...Object.fromEntries(
          bends.map(({ scale, bend }) => [
            `at-rim-${scale}`,
            cloud.filter((x) => Math.max(...bend(x).map(Math.abs)) > rim).length / cloud.length,
          ]),
        ),
      },
    };
  },
});
