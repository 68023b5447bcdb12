import { defineFigure } from '@chiaroscuro/compute/figure';
import { cutAtCode } from '../../mathematics/autoencoder.ts';
import { autoencoderTables } from '../../mathematics/autoencoder-tables.ts';
import { coilPoint } from '../../mathematics/coil.ts';
import { autoencoders, coilTrainingSamples } from '../../models/autoencoders.ts';

/** The same auto-encoder on the coil, where low energy does not mean that the curve was found. */
export default defineFigure({
  parameters: {
    heat: { halfWidth: 1.25, halfHeight: 1.25, columns: 63, rows: 63 },
    arrows: { halfWidth: 1.15, halfHeight: 1.15, columns: 13, rows: 13 },
  },
  async compute({ parameters, train }) {
    const { weights } = await train(autoencoders.coil);
    const { tables, numbers } = autoencoderTables({
      net: cutAtCode(weights),
      samples: coilTrainingSamples(),
      curve: coilPoint,
      ...parameters,
    });
    return { tables, numbers: { ...numbers, steps: autoencoders.coil.parameters.steps } };
  },
});
