import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { energy, outputGradient } from '../../mathematics/inference.ts';
import { move, pairNet } from '../../mathematics/untrained-pair.ts';

/** Reading forwards: x is held, y descends its energy, and ends where a forward pass begins and ends. */
export default defineFigure({
  parameters: {
    input: [1, 0.5] as const,
    starts: [
      [0.55, 0.2],
      [1.2, 0.25],
      [1.3, -0.45],
      [0.6, -0.5],
    ] as readonly Point[],
    steps: 24,
    learningRates: [0.05, 0.1, 0.2],
    drawnRate: 0.1,
    radii: [0.1, 0.2, 0.3, 0.4, 0.5],
  },
  compute({ parameters: { input, starts, steps, learningRates, drawnRate, radii } }) {
    const net = pairNet('shallow');
    const prediction = move(net, input);
    const path = (start: Point, rate: number) => {
      const points = [start];
      for (let step = 0; step < steps; step++) {
        const here = points.at(-1)!;
        const [u, v] = outputGradient(net, input, here);
        points.push([here[0] - rate * u, here[1] - rate * v]);
      }
      return points;
    };
    // The first row of a piece only lifts the pen, so it stands twice.
    const levels = radii.flatMap((radius, piece) =>
      [0, ...linspace(0, 2 * Math.PI, 73)].map((angle) => ({
        piece,
        level: radius ** 2,
        y1: prediction[0] + radius * Math.cos(angle),
        y2: prediction[1] + radius * Math.sin(angle),
      })),
    );
    const energies = learningRates.map((rate) =>
      path(starts[0]!, rate).map((y) => energy(net, input, y)),
    );
    return {
      tables: {
        levels: { columns: tabulate(levels) },
        paths: {
          columns: tabulate(
            starts.flatMap((start, piece) =>
              path(start, drawnRate).map(([y1, y2], step) => ({ piece, step, y1, y2 })),
            ),
          ),
        },
        starts: { columns: tabulate(starts.map(([y1, y2]) => ({ y1, y2 }))) },
        prediction: { columns: tabulate([{ y1: prediction[0], y2: prediction[1] }]) },
        descent: {
          columns: {
            step: linspace(0, steps, steps + 1),
            slow: energies[0]!,
            medium: energies[1]!,
            fast: energies[2]!,
          },
        },
      },
      numbers: {
        'input-1': input[0],
        'input-2': input[1],
        'prediction-1': prediction[0],
        'prediction-2': prediction[1],
        'drawn-rate': drawnRate,
        'rate-slow': learningRates[0]!,
        'rate-medium': learningRates[1]!,
        'rate-fast': learningRates[2]!,
        'start-energy': energies[1]![0]!,
        'end-energy': energies[1]!.at(-1)!,
        'end-distance': Math.sqrt(energies[1]!.at(-1)!),
        steps,
      },
    };
  },
});
