import { defineFigure } from '@chiaroscuro/compute/figure';
import { planePoints } from '@chiaroscuro/compute/grids';
import { levelLines, levelRows } from '@chiaroscuro/compute/level-lines';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  readBackwards,
  readBackwardsAtAPrice,
  startsOnCircle,
  thinned,
} from '../../mathematics/backward-reading.ts';
import { energy } from '../../mathematics/inference.ts';
import { move, pairNet } from '../../mathematics/untrained-pair.ts';

const grid = { halfWidth: 3, halfHeight: 3, columns: 41, rows: 41 };

/** Reading backwards: y is held and x descends the energy, from eight starts, through one net or the other. */
export default defineFigure({
  // A descent ends where its slope is small, which fixes the place less sharply than float64 could.
  tolerance: 1e-6,
  parameters: {
    // The target is where the net moves the input, and from there by the offset.
    cases: [
      { name: 'reached', net: 'shallow', input: [0, 1.5], offset: [0, 0] },
      { name: 'missed', net: 'shallow', input: [0, 1.5], offset: [0.12, 0.1] },
      { name: 'deep', net: 'deep', input: [0, 1.5], offset: [0, 0] },
    ] as const,
    levels: [0.01, 0.04, 0.09, 0.16, 0.25, 0.36, 0.49, 0.64, 0.81],
    starts: { count: 8, radius: 2.6 },
    descent: { firstStep: 1, tolerance: 1e-9, maxSteps: 3000 },
    spacing: 0.06,
    price: 1e-3,
  },
  compute({ parameters: { cases, levels, starts, descent, spacing, price } }) {
    const origins = startsOnCircle(starts);
    const shown = cases.map(({ name, net: netName, input, offset }) => {
      const net = pairNet(netName);
      const [reached1, reached2] = move(net, input);
      const y: Point = [reached1 + offset[0], reached2 + offset[1]];
      const energies = planePoints(grid).map((x) => energy(net, x, y));
      const greatest = Math.max(...energies);
      const lines = levelLines(
        grid,
        energies.map((value) => value / greatest),
        levels,
      );
      const descents = readBackwards(net, y, origins, descent);
      return {
        tables: {
          [`heat-${name}`]: {
            columns: tabulate(
              planePoints(grid).map(([x1, x2], i) => ({
                x1,
                x2,
                distance: Math.sqrt(energies[i]! / greatest),
              })),
            ),
            mesh: grid.columns,
          },
          [`contours-${name}`]: { columns: tabulate(levelRows(lines)) },
          [`paths-${name}`]: {
            columns: tabulate(
              descents.flatMap(({ path }, piece) =>
                thinned(path, spacing).map((x) => ({
                  piece,
                  x1: x[0],
                  x2: x[1],
                  E: energy(net, x, y),
                })),
              ),
            ),
          },
          [`ends-${name}`]: {
            columns: tabulate(descents.map(({ end: { x } }) => ({ x1: x[0], x2: x[1] }))),
          },
        },
        numbers: {
          [`target-1-${name}`]: y[0],
          [`target-2-${name}`]: y[1],
          [`greatest-${name}`]: greatest,
          // Of those that did not arrive: what is zero but for rounding is no number to be quoted.
          ...caught(
            name,
            descents.map(({ end }) => end.energy),
          ),
        },
        descents,
        y,
      };
    });
    // Of the two inputs that explain the first target, the other one is furthest from the known one.
    const [known1, known2] = cases[0].input;
    const other = shown[0]!.descents
      .map(({ end }) => end.x)
      .reduce((one, next) =>
        Math.hypot(one[0] - known1, one[1] - known2) >=
        Math.hypot(next[0] - known1, next[1] - known2)
          ? one
          : next,
      );
    const priced = readBackwardsAtAPrice(pairNet('shallow'), shown[0]!.y, price, origins, descent);
    return {
      tables: merged(shown.map(({ tables }) => tables)),
      numbers: {
        ...merged(shown.map(({ numbers }) => numbers)),
        starts: starts.count,
        'known-1': known1,
        'known-2': known2,
        'other-1': other[0],
        'other-2': other[1],
        price,
        'priced-1': priced.x[0],
        'priced-2': priced.x[1],
        'priced-energy': priced.energy,
      },
    };
  },
});

/** How many descents arrived, and between which energies the others ended. */
function caught(name: string, energies: readonly number[]): Record<string, number> {
  const others = energies.filter((value) => value >= 1e-9);
  return {
    [`arrived-${name}`]: energies.length - others.length,
    ...(others.length > 0 && {
      [`least-end-${name}`]: Math.min(...others),
      [`worst-end-${name}`]: Math.max(...others),
    }),
  };
}

/** One record with the entries of all. */
function merged<Value>(records: readonly Readonly<Record<string, Value>>[]): Record<string, Value> {
  return Object.fromEntries(records.flatMap((record) => Object.entries(record)));
}
