import { macro, pick, type FigureRequest, type FigureSource } from './figure-source.ts';

/** A linear flow as 15 × 13 arrows and two of its trajectories. */
export function vectorField({ name, accent, random }: FigureRequest, norm: string): FigureSource {
  const growth = pick(random, [-0.5, -0.2], 2);
  const rotation = pick(random, [0.8, 1.6], 2);
  const code = `import { defineFigure } from '@chiaroscuro/compute/figure';

/** The flow of x' = A x with A = (growth, -rotation; rotation, growth): arrows of unit length, and trajectories. */
export default defineFigure({
  parameters: { growth: ${growth}, rotation: ${rotation}, columns: 15, rows: 13 },
  compute({ parameters: { growth, rotation, columns, rows } }) {
    const places = Array.from({ length: rows * columns }, (_, k) => ({
      x: -2.1 + (4.2 * (k % columns)) / (columns - 1),
      y: -1.4 + (2.8 * Math.floor(k / columns)) / (rows - 1),
    })).filter(({ x, y }) => Math.hypot(x, y) > 1e-9);
    const arrows = places.map(({ x, y }) => {
      const u = growth * x - rotation * y;
      const v = rotation * x + growth * y;
      return { u: (0.2 * u) / Math.hypot(u, v), v: (0.2 * v) / Math.hypot(u, v) };
    });
    const trajectory = (start: number) => {
      const t = Array.from({ length: 181 }, (_, k) => k / 20);
      const radius = t.map((time) => 1.35 * Math.exp(growth * time));
      return {
        x: t.map((time, k) => radius[k]! * Math.cos(rotation * time + start)),
        y: t.map((time, k) => radius[k]! * Math.sin(rotation * time + start)),
      };
    };
    return {
      tables: {
        field: {
          columns: {
            x: places.map(({ x }) => x),
            y: places.map(({ y }) => y),
            u: arrows.map(({ u }) => u),
            v: arrows.map(({ v }) => v),
          },
        },
        first: { columns: trajectory(0) },
        second: { columns: trajectory(Math.PI) },
      },
      numbers: { turns: (9 * rotation) / (2 * Math.PI) },
    };
  },
});
`;
  const drawing = String.raw`% A linear flow and two of its trajectories.
\begin{tikzpicture}
\begin{axis}[
  book plane, width=.52\measure, xmin=-2.3, xmax=2.3, ymin=-1.6, ymax=1.6, xtick={-2,0,2}, ytick={-1,0,1},
  xlabel={$\ACCENT_1$}, ylabel={$\ACCENT_2$}, title={$\NORM{\ACCENT}\le 1.35\,\e^{-\alpha t}$}]
\addplot[arrows, draw=muted] table[x=x, y=y] {\figuretable{field}};
\addplot[curve, draw=vytilde] table[x=x, y=y] {\figuretable{second}};
\addplot[curve, bold, draw=ACCENT] table[x=x, y=y] {\figuretable{first}};
\end{axis}
\end{tikzpicture}%
`
    .replace('\\NORM', norm)
    .replaceAll('ACCENT', accent.name);
  const caption = String.raw`The field of a linear flow of the ${accent.meaning} \(${macro(accent)}\), as arrows of one length, and two
    trajectories, which turn \(\computed[2]{${name}}{turns}\) times.`;
  return { code, drawing, caption };
}
