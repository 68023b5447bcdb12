import type { Spec } from './spec.ts';

/** Where an axis has ticks, and what stands at them, in the words of Vega-Lite. */
export function ticksOf({
  from,
  to,
  kind,
  length,
}: {
  from: number | undefined;
  to: number | undefined;
  kind: 'plain' | 'logarithmic' | 'angle';
  /** Of the axis, in pixels. */
  length: number;
}): Spec {
  const most = Math.max(2, Math.min(6, Math.round(length / 55)));
  if (kind === 'plain' || from === undefined || to === undefined) return { tickCount: most };
  if (kind === 'angle')
    return {
      values: multiples(from / Math.PI, to / Math.PI, most).map((k) => k * Math.PI),
      labelExpr: halfTurns,
    };
  const powers = multiples(Math.log10(from), Math.log10(to), most);
  return { values: powers.map((k) => Number(`1e${k}`)), labelExpr: powerOfTen };
}

/** The multiples of the smallest whole number, from one end to the other, of which there are not too many. */
function multiples(from: number, to: number, most: number): number[] {
  const [first, last] = [Math.ceil(from - 1e-9), Math.floor(to + 1e-9)];
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const step = Math.ceil(all.length / (most + 1));
  return all.filter((k) => k % step === 0);
}

const times = 'round(datum.value / PI)';
const halfTurns = `${times} == 0 ? '0' : (${times} < 0 ? '−' : '') + (abs(${times}) == 1 ? '' : abs(${times})) + 'π'`;

const exponent = 'round(log(datum.value) / LN10)';
/** The digits of an exponent, of which Vega's expressions have no raised ones. */
const raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const digits = `(abs(${exponent}) > 9 ? '¹' : '') + ${JSON.stringify(raised)}[abs(${exponent}) % 10]`;
/** Powers of ten, those near one as numbers. */
const powerOfTen = `abs(${exponent}) > 2 ? '10' + (${exponent} < 0 ? '⁻' : '') + ${digits} : datum.label`;
