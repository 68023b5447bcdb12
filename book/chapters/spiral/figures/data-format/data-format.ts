import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { fiveSpirals, spiralSamples, spiralSamplesSeed } from '../../mathematics/spiral-samples.ts';

/** How the training set is written down: some rows of the inputs, the class numbers and the one-hot targets. */
export default defineFigure({
  seed: spiralSamplesSeed,
  parameters: { ...fiveSpirals, shown: [1, 2, 3, 401, 402, 999, 1000] },
  compute({ parameters: { shown, ...shape }, random }) {
    const samples = spiralSamples(random, shape);
    const classes = Array.from({ length: shape.classes }, (_, k) => k + 1);
    const rows = shown.map((n, line) => ({ n, line: line + 1, sample: samples[n - 1]! }));
    return {
      tables: {
        inputs: {
          columns: tabulate(
            rows.flatMap(({ n, line, sample }) =>
              sample.x.map((value, i) => ({ n, line, column: i + 1, value })),
            ),
          ),
        },
        labels: {
          columns: tabulate(rows.map(({ n, line, sample }) => ({ n, line, class: sample.k + 1 }))),
        },
        targets: {
          columns: tabulate(
            rows.flatMap(({ n, line, sample }) =>
              classes.map((column) => ({
                n,
                line,
                column,
                value: column === sample.k + 1 ? 1 : 0,
              })),
            ),
          ),
        },
      },
      numbers: { samples: samples.length, classes: shape.classes },
    };
  },
});
