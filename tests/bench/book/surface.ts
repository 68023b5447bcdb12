import { macro, pick, type FigureRequest, type FigureSource } from './figure-source.ts';

/** An energy landscape on 41 × 41 nodes, shaded by interpolation, with a path of steepest descent on it. */
export function surface({ name, accent, random }: FigureRequest): FigureSource {
  const depth = pick(random, [0.6, 1.4], 2);
  const tilt = pick(random, [-0.25, 0.25], 2);
  const code = `import { defineFigure } from '@chiaroscuro/compute/figure';

/** The double well (x² - 1)² / 2 + depth y² + tilt x, and a path of steepest descent from one of its corners. */
export default defineFigure({
  parameters: { depth: ${depth}, tilt: ${tilt}, nodes: 41, steps: 60 },
  compute({ parameters: { depth, tilt, nodes, steps } }) {
    const energy = (x: number, y: number) => (x * x - 1) ** 2 / 2 + depth * y * y + tilt * x;
    const axis = Array.from({ length: nodes }, (_, k) => -1.5 + (3 * k) / (nodes - 1));
    const x = axis.flatMap(() => axis);
    const y = axis.flatMap((value) => axis.map(() => value));
    const path = [{ x: 0.15, y: 1.3 }];
    for (let step = 0; step < steps; step += 1) {
      const at = path.at(-1)!;
      path.push({
        x: at.x - 0.05 * (2 * at.x * (at.x * at.x - 1) + tilt),
        y: at.y - 0.05 * 2 * depth * at.y,
      });
    }
    const last = path.at(-1)!;
    return {
      tables: {
        landscape: { columns: { x, y, z: x.map((value, k) => energy(value, y[k]!)) }, mesh: nodes },
        descent: {
          columns: {
            x: path.map((at) => at.x),
            y: path.map((at) => at.y),
            z: path.map((at) => energy(at.x, at.y)),
          },
        },
      },
      numbers: { 'least-energy': energy(last.x, last.y) },
    };
  },
});
`;
  const drawing = String.raw`% An energy landscape with a path of steepest descent.
\begin{tikzpicture}
\begin{axis}[
  book surface, width=.56\measure, height=.34\measure, xmin=-1.5, xmax=1.5, ymin=-1.5, ymax=1.5,
  xtick={-1,0,1}, ytick={-1,0,1}, xlabel={$\ACCENT_1$}, ylabel={$\ACCENT_2$}, title={$F(\ACCENT)$}]
\addplot3[surf, shader=interp, mesh/cols=41] table[x=x, y=y, z=z] {\figuretable{landscape}};
\addplot3[curve, bold, draw=ACCENT] table[x=x, y=y, z=z] {\figuretable{descent}};
\end{axis}
\end{tikzpicture}%
`.replaceAll('ACCENT', accent.name);
  const caption = String.raw`A double well over the plane of the ${accent.meaning} \(${macro(accent)}\). Steepest descent ends at
    \(\computed[3]{${name}}{least-energy}\). Drawn on \(41\times41\) nodes.`;
  return { code, drawing, caption };
}
