import { defineFigure } from '@chiaroscuro/compute/figure';
import { descent } from '../../models/descent.ts';

/** Energy against step. */
export default defineFigure({
  parameters: {},
  async compute({ train }) {
    const { energies, slope } = await train(descent);
    const columns = { step: energies.map((_, k) => k), energy: energies };
    return { tables: { path: { columns } }, numbers: { slope, start: energies[0]! } };
  },
});
