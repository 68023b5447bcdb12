import { defineFigure } from '@chiaroscuro/compute/figure';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { bothPasses } from '../../mathematics/circuit.ts';
import { deepNet } from '../../mathematics/deep-net.ts';
import { norm } from '../../mathematics/modules.ts';

/**
 * The backward signal in three deep nets that differ in the size of their weights alone: the root of
 * the mean, over random inputs and nets, of the squared length of each layer's gradBias.
 */
export default defineFigure({
  seed: 7,
  parameters: { layers: 24, width: 48, gains: [1, 2, 3], nets: 12 },
  compute({ parameters: { layers, width, gains, nets }, random }) {
    const means = gains.map((gain) => {
      const squares = Array<number>(layers).fill(0);
      for (let net = 0; net < nets; net++) {
        const circuit = deepNet({ layers, width, gain }, random);
        const x = Array.from({ length: width }, random.normal);
        bothPasses(circuit, x, 0)
          .backwards.flatMap(({ gradBias }) => (gradBias ? [gradBias] : []))
          .forEach((gradBias, layer) => (squares[layer]! += norm(gradBias) ** 2 / nets));
      }
      return squares.map(Math.sqrt);
    });
    const [small, right, large] = means as [number[], number[], number[]];
    return {
      tables: {
        lengths: {
          columns: tabulate(
            right.map((length, layer) => ({
              layer: layer + 1,
              small: small[layer]!,
              right: length,
              large: large[layer]!,
            })),
          ),
        },
      },
      numbers: {
        layers,
        width,
        nets,
        'small-lost': small.at(-1)! / small[0]!,
        'large-gained': large[0]! / large.at(-1)!,
        'right-ratio': right[0]! / right.at(-1)!,
      },
    };
  },
});
