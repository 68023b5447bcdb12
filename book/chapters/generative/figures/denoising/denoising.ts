import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { cleanSamples, corrupt, netReconstruction } from '../../mathematics/denoising.ts';
import { fieldTables } from '../../mathematics/field-tables.ts';
import { pointRows } from '../../mathematics/outlines.ts';
import denoiser from '../../models/denoiser.ts';

/** The coil spoilt by noise, what a net makes of it, and the net's corrections over the plane. */
export default defineFigure({
  seed: 11,
  parameters: {
    heat: { halfWidth: 1.25, halfHeight: 1.25, columns: 51, rows: 51 },
    arrows: { halfWidth: 1.17, halfHeight: 1.17, columns: 15, rows: 15 },
  },
  async compute({ parameters, random, train }) {
    const { weights } = await train(denoiser);
    const { sigma, steps } = denoiser.parameters;
    const reconstruct = netReconstruction(weights);
    const samples = cleanSamples();
    const corrupted = samples.map((y) => corrupt(random, y, sigma));
    const { heat, arrows } = fieldTables((y) => {
      const [to1, to2] = reconstruct(y);
      return [to1 - y[0], to2 - y[1]];
    }, parameters);
    return {
      tables: {
        clean: { columns: tabulate(pointRows(samples)) },
        corrupted: { columns: tabulate(pointRows(corrupted)) },
        restored: { columns: tabulate(pointRows(corrupted.map(reconstruct))) },
        heat,
        arrows,
      },
      numbers: { 'sample-count': samples.length, sigma, steps },
    };
  },
});
