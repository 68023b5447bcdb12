import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { evaluateNet } from '@chiaroscuro/training/evaluate-net';
import { align, aligned } from '../../mathematics/alignment.ts';
import { classOutlines, forEachClass } from '../../mathematics/classifier-regions.ts';
import { cutAtPlane, embed, headRegion } from '../../mathematics/embedding-net.ts';
import { penRows } from '../../mathematics/region-outlines.ts';
import { freshAccuracy, trainingSamples } from '../../mathematics/train-classifier.ts';
import embedding from '../../models/embedding.ts';

/** The input plane as a trained classifier moves it: at the start, halfway, and where straight lines part the classes. */
export default defineFigure({
  parameters: {
    window: 1.1,
    outlineNodes: 61,
    gridLines: 17,
    gridNodes: 33,
    halfway: 0.5,
    room: 1.08,
  },
  async compute({ parameters, train }) {
    const { window, outlineNodes, gridLines, gridNodes, halfway, room } = parameters;
    const { weights, losses, accuracy } = await train(embedding);
    const net = cutAtPlane(weights);
    const samples = trainingSamples();
    const embedded = samples.map(({ x }) => embed(net, x));
    // Half the picture’s width in 𝓗. In the tables h is brought from there to the window of x.
    const reach = room * Math.max(...embedded.map(([h1, h2]) => Math.hypot(h1, h2)));
    // No score knows how 𝓗 is turned. It is drawn so that the points have the shortest way to go.
    const turn = align(
      embedded,
      samples.map(({ x }) => x),
    );
    const drawn = (h: Point): Point => {
      const [h1, h2] = aligned(turn, h);
      return [(h1 * window) / reach, (h2 * window) / reach];
    };
    const stages = (x: Point) => {
      const h = drawn(embed(net, x));
      const [m1, m2] = interpolate(x, h, halfway);
      return { x1: x[0], x2: x[1], m1, m2, h1: h[0], h2: h[1] };
    };
    const regions = classOutlines({ halfWidth: window, nodes: outlineNodes }, (x) =>
      evaluateNet(net.head, embed(net, x)),
    );
    return {
      tables: {
        samples: {
          columns: tabulate(samples.map(({ k, t, x }) => ({ class: k + 1, t, ...stages(x) }))),
        },
        grid: {
          columns: tabulate(
            gridOf({ window, gridLines, gridNodes }).map(({ piece, point }) => ({
              piece,
              ...stages(point),
            })),
          ),
        },
        ...forEachClass('region', (k) => ({
          columns: tabulate(
            penRows(regions[k]!).map(({ piece, point }) => ({ piece, ...stages(point) })),
          ),
        })),
        // The square is so large that its rim lies outside of the picture however 𝓗 is turned.
        ...forEachClass('wedge', (k) => ({
          columns: tabulate(
            headRegion(net, k, Math.SQRT2 * reach)
              .map(drawn)
              .map(([h1, h2]) => ({ h1, h2 })),
          ),
        })),
      },
      numbers: {
        window,
        reach,
        turn: turn.angle,
        mirrored: Number(turn.isMirrored),
        'sample-count': samples.length,
        steps: losses.length,
        'first-loss': losses[0]!,
        loss: losses.at(-1)!,
        accuracy,
        'fresh-accuracy': freshAccuracy({ ...embedding.parameters.form, weights }),
      },
    };
  },
});

/** The point a share of the way from one point to another. */
function interpolate(from: Point, to: Point, share: number): Point {
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

/** The lines of a square grid as pieces: `gridLines` at constant x₁, as many at constant x₂. */
function gridOf({
  window,
  gridLines,
  gridNodes,
}: {
  window: number;
  gridLines: number;
  gridNodes: number;
}) {
  const along = linspace(-window, window, gridNodes);
  return penRows(
    linspace(-window, window, gridLines).flatMap((fixed): Point[][] => [
      along.map((free): Point => [fixed, free]),
      along.map((free): Point => [free, fixed]),
    ]),
  );
}
