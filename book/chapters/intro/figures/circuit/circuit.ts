import { defineFigure } from '@chiaroscuro/compute/figure';
import type { Point } from '@chiaroscuro/compute/plane';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { exampleMatrix, exampleSignal, orientedCircle } from '../../mathematics/example-matrix.ts';
import { apply, diagonal, type Matrix2 } from '../../mathematics/matrix.ts';
import { singularValues } from '../../mathematics/singular-values.ts';

/** A signal and the unit circle at the four places of the circuit r → Vᵀ → Σ → U → s. */
export default defineFigure({
  parameters: { matrix: exampleMatrix, signal: exampleSignal },
  compute({ parameters: { matrix, signal } }) {
    const { u, sigma, vTransposed } = singularValues(matrix);
    const factors: Matrix2[] = [vTransposed, diagonal(...sigma), u];
    const places = [0, 1, 2, 3].map(
      (count) => (point: Point) =>
        factors.slice(0, count).reduce((at, factor) => apply(factor, at), point),
    );
    const circle = orientedCircle(vTransposed);
    return {
      tables: Object.fromEntries(
        places.flatMap((act, place) => {
          const [s1, s2] = act(signal);
          const rows = circle.map(({ phi, point }) => {
            const [x1, x2] = act(point);
            return { phi, x1, x2 };
          });
          return [
            [`circle-${place}`, { columns: tabulate(rows) }],
            [
              `signal-${place}`,
              {
                columns: tabulate([
                  { x1: 0, x2: 0 },
                  { x1: s1, x2: s2 },
                ]),
              },
            ],
          ];
        }),
      ),
      numbers: {
        ...entriesOf('w', matrix),
        ...entriesOf('u', u),
        ...entriesOf('v-transposed', vTransposed),
        'sigma-1': sigma[0],
        'sigma-2': sigma[1],
        ...Object.fromEntries(
          places.flatMap((act, place) =>
            act(signal).map((value, i) => [`signal-${place}-${i + 1}`, value]),
          ),
        ),
      },
    };
  },
});

function entriesOf(name: string, matrix: Matrix2) {
  return Object.fromEntries(
    matrix.flatMap((row, i) => row.map((entry, j) => [`${name}-${i + 1}${j + 1}`, entry])),
  );
}
