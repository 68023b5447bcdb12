import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { hornRadii, hornSamples } from '../../mathematics/horn-samples.ts';
import { closedManifold } from '../../mathematics/manifold.ts';
import { predict, type PredictorParameters } from '../../mathematics/predictor.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import hornDecoder from '../../models/horn-decoder.ts';

/** The conditional model's manifolds over x before and after training, beside the horn's samples. */
export default defineFigure({
  parameters: { abscissae: 51, rings: 26 },
  async compute({ parameters: { abscissae, rings }, train }) {
    const { untrained, trained, history } = await train(hornDecoder);
    const radii = linspace(0, 1, abscissae).map((x) => {
      const [f1, f2] = predict(trained, x);
      const [rho1, rho2] = hornRadii(x);
      return { x, f1, f2, r1: Math.abs(f1), r2: Math.abs(f2), rho1, rho2 };
    });
    const errors = radii
      .filter(({ x }) => x >= 0.05 && x <= 0.95)
      .flatMap(({ r1, r2, rho1, rho2 }) => [Math.abs(r1 / rho1 - 1), Math.abs(r2 / rho2 - 1)]);
    const xs = linspace(0, 1, rings);
    return {
      tables: {
        untrained: { columns: tabulate(manifoldOver(xs, untrained)), mesh: 49 },
        trained: { columns: tabulate(manifoldOver(xs, trained)), mesh: 49 },
        samples: {
          columns: tabulate(hornSamples().map(({ x, y }) => ({ x, y1: y[0], y2: y[1] }))),
        },
        radii: { columns: tabulate(radii) },
        history: { columns: tabulate(history.map((F, epoch) => ({ epoch, F }))) },
      },
      numbers: {
        epochs: history.length - 1,
        'mean-free-energy-untrained': history[0]!,
        'mean-free-energy': history.at(-1)!,
        'radius-error': errors.reduce((sum, error) => sum + error, 0) / errors.length,
      },
    };
  },
});

/** For every x the closed curve (f₁(x) cos z, f₂(x) sin z) in 49 points. */
function manifoldOver(xs: readonly number[], parameters: PredictorParameters) {
  return xs.flatMap((x) =>
    closedManifold(predict(parameters, x))
      .filter((_, k) => k % 2 === 0)
      .map((row) => ({ x, ...row })),
  );
}
