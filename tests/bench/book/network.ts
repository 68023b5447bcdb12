import { macro, type FigureRequest, type FigureSource } from './figure-source.ts';

/** A network of fully connected layers, drawn in TikZ alone. */
export function network({ name, accent, random }: FigureRequest): FigureSource {
  const layers = Array.from({ length: 4 }, () => 3 + Math.floor(4 * random.uniform()));
  const code = `import { defineFigure } from '@chiaroscuro/compute/figure';

/** How many weights the layers of the network have. */
export default defineFigure({
  parameters: { layers: [${layers.join(', ')}] },
  compute({ parameters: { layers } }) {
    const weights = layers.slice(1).reduce((sum, size, k) => sum + size * layers[k]!, 0);
    return { tables: {}, numbers: { weights } };
  },
});
`;
  const nodes = layers.map((size, layer) => {
    const style = layer === 0 ? 'observed' : 'unit';
    const colour = layer === layers.length - 1 ? 'vytilde' : layer === 0 ? accent.name : 'ink';
    const height = ((size - 1) / 2).toFixed(1);
    const symbol = layer === 0 ? `${macro(accent)}_\\k` : layer === 3 ? '\\vytilde_\\k' : `h_\\k`;
    return String.raw`\foreach \k in {1,...,${size}}
  \node[${style}, draw=${colour}] (n${layer}-\k) at (${(layer * 2.2).toFixed(1)},${height}-\k+1) {$${symbol}$};`;
  });
  const wires = layers.slice(1).map(
    (size, k) => String.raw`\foreach \i in {1,...,${layers[k]!}} \foreach \j in {1,...,${size}}
  \draw[fine, draw=rule, book arrow] (n${k}-\i) -- (n${k + 1}-\j);`,
  );
  const drawing = String.raw`% A network of ${layers.length} layers.
\begin{tikzpicture}[x=.09\measure, y=.075\measure]
${[...nodes, ...wires].join('\n')}
\node[module, draw=${accent.name}] (decoder) at (8.6,0) {$g(\vw)$};
\node[energy box, draw=${accent.name}] (energy) at (10.2,0) {$\abs{${macro(accent)}}$};
\draw[wire] (decoder) -- (energy);
\foreach \j in {1,...,${layers.at(-1)!}} \draw[wire, draw=muted] (n3-\j) -- (decoder);
\node[label, anchor=south] at (0,3.1) {input};
\node[label, anchor=south] at (6.6,3.1) {prediction};
\end{tikzpicture}%
`;
  const caption = String.raw`A network that turns the ${accent.meaning} \(${macro(accent)}\) into a prediction \(\vytilde\) by
    \(\computed[0]{${name}}{weights}\) weights.`;
  return { code, drawing, caption };
}
