import { defineFigure } from '@chiaroscuro/compute/figure';
import { linspace } from '@chiaroscuro/compute/grids';
import { tabulate } from '@chiaroscuro/compute/tabulate';
import { bothPasses } from '../../mathematics/circuit.ts';
import { exp, log } from '../../mathematics/portable-functions.ts';
import { smallInput, smallNet, smallTarget } from '../../mathematics/small-net.ts';

/**
 * How wrong difference quotients are, against their step h: the cost −log softargmax(s)_c of the small net
 * as a function of one score, differentiated forwards and symmetrically in float64, and symmetrically in
 * float32, where every value is rounded to 24 bits. Rounding is what is shown, so it must be the same in every engine.
 */
export default defineFigure({
  parameters: { steps: 121 },
  compute({ parameters: { steps } }) {
    const scores = bothPasses(smallNet(), smallInput, smallTarget).values[3]!;
    const exact = exp(scores[smallTarget]!) / scores.reduce((sum, s) => sum + exp(s), 0) - 1;
    const exponents = linspace(-15, 0, steps);
    const rows = exponents
      .map((exponent) => exp(Math.LN10 * exponent))
      .map((h) => ({
        h,
        forward: wrongBy((cost(scores, h) - cost(scores, 0)) / h, exact),
        central: wrongBy((cost(scores, h) - cost(scores, -h)) / (2 * h), exact),
        single: wrongBy(singleQuotient(scores, h), exact),
      }));
    const best = (name: 'forward' | 'central' | 'single') =>
      rows.reduce((least, row) => (row[name] < least[name] ? row : least));
    return {
      tables: { errors: { columns: tabulate(rows) } },
      numbers: {
        'best-forward-digits': -Math.log10(best('forward').forward),
        'best-central-digits': -Math.log10(best('central').central),
        'best-single-digits': -Math.log10(best('single').single),
        gradient: exact,
      },
    };
  },
});

/** The cost with the target's score moved by h; expm1 and log1p would hide the very cancellation that is shown. */
function cost(scores: readonly number[], h: number): number {
  const moved = scores.map((s, k) => (k === smallTarget ? s + h : s));
  return log(moved.reduce((sum, s) => sum + exp(s), 0)) - moved[smallTarget]!;
}

/** The symmetric quotient in float32: values, sums and the quotient are rounded. */
function singleQuotient(scores: readonly number[], h: number): number {
  const round = Math.fround;
  const at = (by: number): number => {
    const moved = scores.map((s, k) => round(k === smallTarget ? round(s) + by : s));
    const total = moved.reduce((sum, s) => round(sum + round(exp(s))), 0);
    return round(round(log(total)) - moved[smallTarget]!);
  };
  return round(round(at(round(h)) - at(-round(h))) / round(2 * h));
}

/** The relative error, at least the spacing of float64 numbers, so that its logarithm exists. */
function wrongBy(quotient: number, exact: number): number {
  return Math.max(Math.abs(quotient / exact - 1), Number.EPSILON);
}
