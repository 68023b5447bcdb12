import { defineFigure } from '@chiaroscuro/compute/figure';
import { cutAtCode } from '../../mathematics/autoencoder.ts';
import { autoencoderTables } from '../../mathematics/autoencoder-tables.ts';
import { sCurveNoise, sCurvePoint, sCurveSamples } from '../../mathematics/s-curve.ts';
import { autoencoders } from '../../models/autoencoders.ts';

/** The auto-encoder of the S: its curve, its codes and its energy. */
export default defineFigure({
  parameters: {
    heat: { halfWidth: 1.4, halfHeight: 1.1, columns: 57, rows: 45 },
    arrows: { halfWidth: 1.3, halfHeight: 1, columns: 14, rows: 11 },
  },
  async compute({ parameters, train }) {
    const { weights } = await train(autoencoders.s);
    const samples = sCurveSamples();
    const { tables, numbers } = autoencoderTables({
      net: cutAtCode(weights),
      samples,
      curve: sCurvePoint,
      ...parameters,
    });
    const [small, large] = variances(samples.map(({ y }) => y));
    return {
      tables,
      numbers: {
        ...numbers,
        steps: autoencoders.s.parameters.steps,
        'variance-1': large,
        'variance-2': small,
        // Of the noise's two components only the one across the curve is left over.
        'noise-floor': sCurveNoise ** 2,
      },
    };
  },
});

/** The eigenvalues of the samples' covariance matrix, the smaller first. */
function variances(points: readonly (readonly [number, number])[]): [number, number] {
  const average = (of: (y: readonly [number, number]) => number) =>
    points.reduce((sum, y) => sum + of(y), 0) / points.length;
  const [m1, m2] = [average(([y1]) => y1), average(([, y2]) => y2)];
  const c11 = average(([y1]) => (y1 - m1) ** 2);
  const c22 = average(([, y2]) => (y2 - m2) ** 2);
  const c12 = average(([y1, y2]) => (y1 - m1) * (y2 - m2));
  const root = Math.hypot((c11 - c22) / 2, c12);
  return [(c11 + c22) / 2 - root, (c11 + c22) / 2 + root];
}
