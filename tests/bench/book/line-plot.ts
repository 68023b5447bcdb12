import { macro, pick, type FigureRequest, type FigureSource } from './figure-source.ts';

/** Three damped oscillations over 161 nodes. */
export function linePlot({ name, accent, random }: FigureRequest): FigureSource {
  const frequency = pick(random, [3, 7], 2);
  const damping = pick(random, [0.15, 0.4], 2);
  const code = `import { defineFigure } from '@chiaroscuro/compute/figure';

/** A damped oscillation u(t) = exp(-damping t) cos(frequency t), its envelope, and one that is damped twice as much. */
export default defineFigure({
  parameters: { frequency: ${frequency}, damping: ${damping}, nodes: 161 },
  compute({ parameters: { frequency, damping, nodes } }) {
    const t = Array.from({ length: nodes }, (_, k) => (6 * k) / (nodes - 1));
    const envelope = t.map((time) => Math.exp(-damping * time));
    const u = t.map((time, k) => envelope[k]! * Math.cos(frequency * time));
    const v = t.map((time) => Math.exp(-2 * damping * time) * Math.cos(frequency * time));
    const places = [0, 1, 2, 3].map((n) => (n * Math.PI) / frequency);
    const heights = places.map((time) => Math.exp(-damping * time) * Math.cos(frequency * time));
    return {
      tables: {
        motion: { columns: { t, u, v, envelope } },
        extrema: { columns: { t: places, u: heights } },
      },
      numbers: { period: (2 * Math.PI) / frequency },
    };
  },
});
`;
  const drawing = String.raw`% A damped oscillation with its envelope and its first extrema.
\begin{tikzpicture}
\begin{axis}[
  book axis, width=.74\measure, height=.3\measure, xmin=0, xmax=6, ymin=-1.05, ymax=1.05,
  xtick={0,2,4,6}, ytick={-1,0,1}, xlabel={$t$}, ylabel={$\ACCENT(t)$}]
\addplot[draw=rule] coordinates {(0,0) (6,0)};
\addplot[curve, draw=muted, dashed line] table[x=t, y=envelope] {\figuretable{motion}};
\addplot[curve, draw=muted, dashed line] table[x=t, y expr=-\thisrow{envelope}] {\figuretable{motion}};
\addplot[curve, draw=vytilde] table[x=t, y=v] {\figuretable{motion}};
\addplot[curve, bold, draw=ACCENT] table[x=t, y=u] {\figuretable{motion}};
\addplot[datum, ink] table[x=t, y=u] {\figuretable{extrema}};
\node[label, anchor=south east] at (axis cs:6,.55) {$\e^{-\lambda t}$};
\end{axis}
\end{tikzpicture}%
`.replaceAll('ACCENT', accent.name);
  const caption = String.raw`A damped oscillation of the ${accent.meaning} \(${macro(accent)}\), its envelope, and the prediction
    \(\vytilde\) that dies away twice as fast. The period is \(\computed[2]{${name}}{period}\).`;
  return { code, drawing, caption };
}
