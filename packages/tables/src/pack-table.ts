import { deflateSync, inflateSync } from 'node:zlib';
import type { Table } from './table.ts';
import { scaleOf } from './tolerance.ts';

/** A table of accepted numbers as a golden file holds it. */
export interface PackedTable {
  rows: number;
  mesh?: number;
  /** Column name to the exponent k of its step: its values are whole multiples of 2^k. */
  columns: Record<string, number>;
  /** The multiples, predicted, deflated, in base64. */
  packed: string;
}

/** A table that has been unpacked. */
export interface UnpackedTable extends Table {
  columns: Record<string, number[]>;
  /** Column name to its step: values are known to within half of it. */
  steps: Record<string, number>;
}

/**
 * Packs a table so that git can keep it: each column is rounded to a step of at most a quarter of the
 * tolerance, a power of two so that nothing is lost on the way back; the whole multiples are
 * replaced by what a simple prediction leaves of them (smooth columns leave next to nothing), laid
 * out with bytes of equal weight together, and deflated. Of the figures of a chapter this keeps about one
 * byte a number.
 *
 * @param table one in which `checkTable` finds no error.
 * @param tolerance relative to a column's scale, at least 1e-12: multiples must stay exact integers.
 */
export function packTable({ columns, mesh }: Table, tolerance: number): PackedTable {
  const names = Object.keys(columns);
  const exponents = names.map((name) => stepExponent(columns[name]!, tolerance));
  const bytes = names.map((name, index) => {
    const step = 2 ** exponents[index]!;
    return packIntegers(
      Array.from(columns[name]!, (value) => Math.round(value / step)),
      mesh,
    );
  });
  return {
    rows: columns[names[0]!]!.length,
    ...(mesh === undefined ? {} : { mesh }),
    columns: Object.fromEntries(names.map((name, index) => [name, exponents[index]!])),
    packed: deflateSync(Buffer.concat(bytes), { level: 9 }).toString('base64'),
  };
}

/**
 * Reads what `packTable` made.
 *
 * @throws Error when the bytes are damaged.
 */
export function unpackTable({ rows, mesh, columns, packed }: PackedTable): UnpackedTable {
  const bytes = inflateSync(Buffer.from(packed, 'base64'));
  const values: Record<string, number[]> = {};
  const steps: Record<string, number> = {};
  let offset = 0;
  for (const [name, exponent] of Object.entries(columns)) {
    const [predictor = 0, planes = 0] = bytes.subarray(offset, offset + 2);
    const end = offset + 2 + planes * rows;
    const lags = predictors(rows, mesh)[predictor];
    if (!lags || end > bytes.length) throw new Error(`column ${name} is cut off`);
    const step = 2 ** exponent;
    const integers = integrate(joinPlanes(bytes.subarray(offset + 2, end), rows), lags);
    values[name] = integers.map((integer) => integer * step);
    steps[name] = step;
    offset = end;
  }
  if (offset !== bytes.length) throw new Error('there are more bytes than the columns need');
  return { columns: values, steps, ...(mesh === undefined ? {} : { mesh }) };
}

function stepExponent(values: ArrayLike<number>, tolerance: number): number {
  return Math.floor(Math.log2((scaleOf(values) * tolerance) / 4));
}

/** The prediction, its number of bytes, and the bytes: whichever prediction deflates best. */
function packIntegers(integers: readonly number[], mesh: number | undefined): Buffer {
  const candidates = predictors(integers.length, mesh).map((lags, predictor) => {
    const planes = splitPlanes(difference(integers, lags));
    return Buffer.from([predictor, planes.length / Math.max(1, integers.length), ...planes]);
  });
  const sizes = candidates.map((bytes) => deflateSync(bytes, { level: 9 }).length);
  return candidates[sizes.indexOf(Math.min(...sizes))]!;
}

/**
 * The predictions, each a list of lags whose differences are taken one after the other: by nothing,
 * by the row before, by the line through the two before, and on a surface by the scan line before, alone
 * or with the row before.
 */
function predictors(rows: number, mesh: number | undefined): readonly (readonly number[])[] {
  const curve = [[], [1], [1, 1]];
  return mesh !== undefined && mesh > 1 && mesh < rows ? [...curve, [mesh], [1, mesh]] : curve;
}

function difference(integers: readonly number[], lags: readonly number[]): readonly number[] {
  return lags.reduce<readonly number[]>(
    (values, lag) => values.map((value, row) => (row < lag ? value : value - values[row - lag]!)),
    integers,
  );
}

function integrate(residuals: readonly number[], lags: readonly number[]): number[] {
  const values = [...residuals];
  for (const lag of lags.toReversed()) {
    for (let row = lag; row < values.length; row++) values[row]! += values[row - lag]!;
  }
  return values;
}

/** Integers of either sign as bytes: all lowest bytes, then all next ones, as far as needed. */
function splitPlanes(integers: readonly number[]): number[] {
  // Signs alternate (0, −1, 1, −2, …), so that small integers have zeros in their upper bytes.
  let rest = integers.map((integer) => (integer >= 0 ? 2 * integer : -2 * integer - 1));
  const bytes: number[] = [];
  while (rest.some((value) => value > 0)) {
    for (const value of rest) bytes.push(value % 256);
    rest = rest.map((value) => Math.floor(value / 256));
  }
  return bytes;
}

function joinPlanes(bytes: Uint8Array, rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => {
    let folded = 0;
    for (let weight = 1, at = row; at < bytes.length; weight *= 256, at += rows)
      folded += bytes[at]! * weight;
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  });
}
