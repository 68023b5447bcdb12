import { defineFigure } from '@chiaroscuro/compute/figure';
import { logspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import {
  logSumExp,
  negativeLogSumExp,
  softargmax,
  softmax,
  softmin,
} from '../../mathematics/soft-extrema.ts';

/** The vector of five that the chapter's soft extrema are taken of. */
export const fiveNumbers: readonly number[] = [-1.2, 0.3, 0.8, 2, 3.1];

/**
 * Two soft maxima and two soft minima of one vector against the coldness. The vertical axis is linear
 * between minimum and maximum, where the two with a mean live, and logarithmic beyond, where the two
 * without one run away.
 */
export default defineFigure({
  parameters: {
    e: fiveNumbers,
    betas: { from: 1e-2, to: 1e2, count: 161 },
    scale: 0.4,
    marks: [-100, -30, -10, -3, 5, 10, 30, 100],
  },
  compute({ parameters: { e, betas, scale, marks } }) {
    const [min, max] = [Math.min(...e), Math.max(...e)];
    const mean = e.reduce((sum, value) => sum + value, 0) / e.length;
    const place = (value: number): number => funkyPlace(value, { min, max, scale });
    const curves = logspace(betas.from, betas.to, betas.count).map((beta) => {
      const values = {
        lseMax: logSumExp(e, beta),
        softmax: softmax(e, beta),
        softmin: softmin(e, beta),
        lseMin: negativeLogSumExp(e, beta),
      };
      const places = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [`${name}At`, place(value)]),
      ) as Record<`${keyof typeof values}At`, number>;
      return { beta, ...values, ...places };
    });
    const at = (name: string, beta: number) => [
      [`lse-max-${name}`, logSumExp(e, beta)] as const,
      [`softmax-${name}`, softmax(e, beta)] as const,
      [`softmin-${name}`, softmin(e, beta)] as const,
      [`lse-min-${name}`, negativeLogSumExp(e, beta)] as const,
    ];
    return {
      tables: {
        curves: { columns: tabulate(curves) },
        marks: { columns: tabulate(marks.map((value) => ({ value, place: place(value) }))) },
        components: { columns: tabulate(e.map((value, i) => ({ k: i + 1, value }))) },
        levels: { columns: tabulate([min, mean, max].map((value) => ({ value, place: value }))) },
      },
      numbers: {
        min,
        max,
        mean,
        variance: e.reduce((sum, value) => sum + (value - mean) ** 2, 0) / e.length,
        'softmax-hot-second-order':
          mean + (0.1 * e.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / e.length / 2,
        'log-size': Math.log(e.length),
        ...Object.fromEntries([...at('hot', 0.1), ...at('warm', 1), ...at('cold', 10)]),
        ...Object.fromEntries(softargmax(e).map((share, i) => [`percent-${i + 1}`, 100 * share])),
      },
    };
  },
});

/** Where a value stands on the axis: itself inside [min, max]; beyond, logarithmic, with a slope that has no jump. */
export function funkyPlace(
  value: number,
  { min, max, scale }: { min: number; max: number; scale: number },
): number {
  if (value > max) return max + scale * Math.log1p((value - max) / scale);
  if (value < min) return min - scale * Math.log1p((min - value) / scale);
  return value;
}
