import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { spiralPosterior } from '../../mathematics/bayes-rule.ts';
import {
  polarPoint,
  sampleRows,
  spiralAngle,
  spiralRadius,
  spiralSamples,
  spiralSamplesSeed,
} from '../../mathematics/spiral-samples.ts';

/**
 * The chapter's opening picture: each arm continued outwards, as a sheaf of curves at fixed angles
 * from it in three tables, the inner third of the sheaf first, and the samples. The curves of a sheaf
 * fill the region where its arm is the likeliest.
 */
export default defineFigure({
  seed: spiralSamplesSeed,
  parameters: { classes: 5, curves: 12, nodes: 44, window: { halfWidth: 2.53, halfHeight: 1.1 } },
  compute({ parameters: { classes, curves, nodes, window }, random }) {
    const samples = spiralSamples(random);
    const reach = Math.hypot(window.halfWidth, window.halfHeight);
    const places = linspace(-0.22, (reach - 0.2) / 0.8, nodes);
    const half = Math.PI / classes;
    const sheafOf = (k: number) =>
      Array.from({ length: curves }, (_, i) => {
        const offset = half * ((2 * i + 1) / curves - 1);
        return places.map((t) => {
          const [x1, x2] = polarPoint(spiralRadius(t), spiralAngle(k, t, classes) + offset);
          return {
            piece: i,
            offset: Math.abs(offset) / half,
            x1,
            x2,
            p: spiralPosterior([x1, x2])[k]!,
          };
        });
      }).flat();
    return {
      tables: {
        ...Object.fromEntries(
          Array.from({ length: classes }, (_, k) => k).flatMap((k) =>
            [1, 2, 3].map(
              (third) =>
                [
                  `sheaf-${k + 1}-${third}`,
                  {
                    columns: tabulate(
                      sheafOf(k).filter((row) => Math.ceil(3 * row.offset) === third),
                    ),
                  },
                ] as const,
            ),
          ),
        ),
        ...Object.fromEntries(
          Array.from({ length: classes }, (_, k) => [
            `samples-${k + 1}`,
            { columns: tabulate(sampleRows(samples, k)) },
          ]),
        ),
      },
      numbers: {
        classes,
        curves,
        nodes,
        'half-width': window.halfWidth,
        'half-height': window.halfHeight,
      },
    };
  },
});
