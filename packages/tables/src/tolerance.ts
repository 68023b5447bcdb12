import type { FigureArrays } from './arrays.ts';

/**
 * How far a figure's numbers may move from the accepted ones, as a part of a column's scale: what
 * the figure states, else 1e-9 for plain JavaScript, the last of the nine digits that a table
 * prints, and 1e-4 for trainings, whose float32 rounding differs between backends: in a drawing ten
 * centimetres wide that is a hundredth of a millimetre.
 */
export function toleranceOf({ tolerance, backend }: FigureArrays['provenance']): number {
  return tolerance ?? (backend === 'float64' ? 1e-9 : 1e-4);
}

/**
 * What deviations in a column are measured against: its largest magnitude, and never less than
 * 1e-6, so that a column of rounding errors around zero is not compared digit by digit.
 */
export function scaleOf(values: ArrayLike<number>): number {
  let scale = 1e-6;
  for (let row = 0; row < values.length; row++) scale = Math.max(scale, Math.abs(values[row]!));
  return scale;
}
