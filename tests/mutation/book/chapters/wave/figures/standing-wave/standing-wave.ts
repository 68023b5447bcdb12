import { step } from 'step-sizes';
import { defineFigure } from '@chiaroscuro/compute/figure';
import { mode } from '../../mathematics/modes.ts';

/** The first mode of a string, the string at rest, and how fast it moves, which is not drawn. */
export default defineFigure({
  parameters: { nodes: 9, height: 1 },
  compute({ parameters }) {
    const x = Array.from({ length: parameters.nodes }, (_, k) => k * step);
    const u = x.map((place) => parameters.height * mode(place));
    const tables = {
      string: { columns: { x, u } },
      rest: { columns: { x, u: x.map(() => 0) } },
      speed: { columns: { x, v: u.map((value) => 2 * value) } },
    };
    return { tables, numbers: { peak: Math.max(...u) } };
  },
});
