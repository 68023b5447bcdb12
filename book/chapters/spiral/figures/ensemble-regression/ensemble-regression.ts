import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet, type TrainedNet } from '@chiaroscuro/training/evaluate-net';
import { cubicSamples } from '../../mathematics/cubic-samples.ts';
import { meanAndDeviation } from '../../mathematics/ensembles.ts';
import { reluRegressions, tanhRegressions } from '../../models/regressions.ts';

/** Five nets with relu and five with tanh that agree where there are samples and disagree where there are none. */
export default defineFigure({
  parameters: { window: 4, nodes: 161, inside: 1, outside: 2 },
  async compute({ parameters, train }) {
    const { window, nodes, inside, outside } = parameters;
    const netsOf = (models: typeof reluRegressions) =>
      Promise.all(
        models.map(async (model) => ({
          ...model.parameters.form,
          weights: (await train(model)).weights,
        })),
      );
    const [relu, tanh] = await Promise.all([netsOf(reluRegressions), netsOf(tanhRegressions)]);
    const xs = linspace(-window, window, nodes);
    const rows = { relu: predictions(relu, xs), tanh: predictions(tanh, xs) };
    const meanDeviation = (of: 'relu' | 'tanh', from: number, to: number) => {
      const some = rows[of].filter(({ x }) => Math.abs(x) >= from && Math.abs(x) <= to);
      return some.reduce((sum, { deviation }) => sum + deviation, 0) / some.length;
    };
    return {
      tables: {
        relu: { columns: tabulate(rows.relu) },
        tanh: { columns: tabulate(rows.tanh) },
        'relu-band': { columns: tabulate(band(rows.relu)) },
        'tanh-band': { columns: tabulate(band(rows.tanh)) },
        samples: { columns: tabulate(cubicSamples().map(({ x, y }) => ({ x, y }))) },
      },
      numbers: {
        'relu-inside': meanDeviation('relu', 0, inside),
        'relu-outside': meanDeviation('relu', outside, window),
        'tanh-inside': meanDeviation('tanh', 0, inside),
        'tanh-outside': meanDeviation('tanh', outside, window),
        inside,
        outside,
        window,
        nets: relu.length,
        steps: reluRegressions[0]!.parameters.steps,
      },
    };
  },
});

interface Prediction {
  x: number;
  mean: number;
  deviation: number;
}

/** The predictions of all nets, `net1` … `net5`, their mean and their standard deviation. */
function predictions(nets: readonly TrainedNet[], xs: readonly number[]) {
  return xs.map((x) => {
    const values = nets.map((net) => evaluateNet(net, [x])[0]!);
    const named = Object.fromEntries(values.map((value, i) => [`net${i + 1}`, value]));
    return { x, ...(named as Record<'net1', number>), ...meanAndDeviation(values) };
  });
}

/** The outline of mean ± one standard deviation. */
function band(rows: readonly Prediction[]) {
  return [
    ...rows.map(({ x, mean, deviation }) => ({ x, y: mean + deviation })),
    ...[...rows].reverse().map(({ x, mean, deviation }) => ({ x, y: mean - deviation })),
  ];
}
