import { defineFigure } from '@chiaroscuro/compute/figure';

/** A bowl with a little noise. */
export default defineFigure({
  seed: 3,
  parameters: { side: 4, noise: 0.1 },
  compute({ parameters: { side, noise }, random }) {
    const nodes = Array.from({ length: side * side }, (_, k) => [k % side, Math.floor(k / side)]);
    const x = nodes.map(([column]) => column! / (side - 1));
    const y = nodes.map(([, row]) => row! / (side - 1));
    const z = x.map(
      (place, k) => (place - 0.5) ** 2 + (y[k]! - 0.5) ** 2 + noise * random.uniform(),
    );
    return { tables: { bowl: { columns: { x, y, z }, mesh: side } } };
  },
});
