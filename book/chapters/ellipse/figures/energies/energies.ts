import { defineFigure } from '@chiaroscuro/compute/figure';
import {
  ellipseSamples,
  ellipseSamplesSeed,
  sampleRows,
} from '../../mathematics/ellipse-samples.ts';
import { energy, energyMinima, meanEnergy } from '../../mathematics/energy.ts';
import { coldFreeEnergy } from '../../mathematics/free-energy.ts';
import { linspace } from '@chiaroscuro/compute/grids';
import { untrainedWeights } from '../../mathematics/manifold.ts';
import { tabulate } from '@chiaroscuro/compute/tabulate';

/** The energy of every sample as a function of the latent z, before training. */
export default defineFigure({
  seed: ellipseSamplesSeed,
  parameters: { weights: untrainedWeights, abscissae: 97 },
  compute({ parameters: { weights, abscissae }, random }) {
    const samples = ellipseSamples(random);
    const z = linspace(0, 2 * Math.PI, abscissae);
    const energies = samples.map((y) => z.map((at) => energy(weights, y, at)));
    const minima = samples.map((y) => energyMinima(weights, y));
    const maxima = energies.map((curve) => Math.max(...curve));
    return {
      tables: {
        energies: {
          columns: {
            z,
            ...Object.fromEntries(energies.map((curve, i) => [`E${i + 1}`, curve])),
          },
        },
        samples: {
          columns: tabulate(
            sampleRows(samples).map((row, i) => {
              const y = samples[i]!;
              const { z: zCheck, value: Fcold } = coldFreeEnergy(weights, y);
              const wells = minima[i]!.length;
              return {
                ...row,
                zCheck,
                Fcold,
                Emean: meanEnergy(weights, y),
                Emax: maxima[i]!,
                wells,
              };
            }),
          ),
        },
        wells: {
          columns: tabulate(
            minima.flatMap((wells, i) => {
              const least = Math.min(...wells.map((well) => well.energy));
              return wells.map(({ z: at, energy: E }) => ({
                n: i + 1,
                z: at,
                E,
                global: Number(E === least),
              }));
            }),
          ),
        },
      },
      numbers: {
        'weight-1': weights[0],
        'weight-2': weights[1],
        'max-energy': Math.max(...maxima),
        'double-wells': minima.filter((wells) => wells.length === 2).length,
      },
    };
  },
});
