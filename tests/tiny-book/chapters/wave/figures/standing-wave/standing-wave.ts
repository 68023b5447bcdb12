import { defineFigure } from '@chiaroscuro/compute/figure';

/** The first mode of a string of length one: u(x) = sin(πx), at 41 nodes. */
export default defineFigure({
  parameters: { nodes: 41 },
  compute({ parameters }) {
    const x = Array.from({ length: parameters.nodes }, (_, k) => k / (parameters.nodes - 1));
    const u = x.map((place) => Math.sin(Math.PI * place));
    return { tables: { string: { columns: { x, u } } }, numbers: { peak: Math.max(...u) } };
  },
});
