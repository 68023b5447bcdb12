import { drawFrame, px, type Frame } from './frame.ts';

/** A column before and after, as it is drawn. */
export interface ColumnPair {
  name: string;
  accepted: readonly number[];
  computed: readonly number[];
  /** Row of the largest deviation, from 1, if rows can be compared. */
  row?: number;
  /** How far values may move. */
  allowed: number;
}

/** Against what a column is drawn. */
export interface Abscissa {
  label: string;
  accepted: readonly number[];
  computed: readonly number[];
  /** Rows that make one line; the pen is lifted between lines. */
  mesh?: number;
}

/** Accepted, new, and their difference where there is one: a curve each. */
export function linePanels(column: ColumnPair, abscissa: Abscissa): string[] {
  const { name, accepted, computed, allowed } = column;
  const shared = {
    xLabel: abscissa.label,
    yLabel: name,
    x: [...abscissa.accepted, ...abscissa.computed],
    y: [...accepted, ...computed],
  };
  const panelOf = (title: string, side: 'accepted' | 'computed'): string => {
    const frame = drawFrame({ title, ...shared });
    const behind = side === 'computed' ? curve(frame, abscissa, column, 'accepted', 'ghost') : '';
    const kind = side === 'computed' ? 'fresh' : 'old';
    return frame.around(
      behind +
        curve(frame, abscissa, column, side, kind) +
        ring(frame, column.row, abscissa[side], column[side]),
    );
  };
  const sides = [panelOf('accepted', 'accepted'), panelOf('new (accepted dashed)', 'computed')];
  if (column.row === undefined) return sides;
  const difference = computed.map((value, row) => value - accepted[row]!);
  const frame = drawFrame({
    title: 'new − accepted (tolerance shaded)',
    xLabel: abscissa.label,
    yLabel: `Δ ${name}`,
    x: abscissa.computed,
    y: [...difference, -allowed, allowed],
  });
  const [top, bottom] = [frame.y.at(allowed), frame.y.at(-allowed)];
  const { left, right } = frame.plot;
  const band = `<rect class="band" x="${left}" y="${px(top)}" width="${right - left}" height="${px(Math.max(1.5, bottom - top))}"/>`;
  const line = path(frame, abscissa.computed, difference, abscissa.mesh, 'difference');
  return [
    ...sides,
    frame.around(band + line + ring(frame, column.row, abscissa.computed, difference)),
  ];
}

function curve(
  frame: Frame,
  abscissa: Abscissa,
  column: ColumnPair,
  side: 'accepted' | 'computed',
  kind: string,
): string {
  return path(frame, abscissa[side], column[side], abscissa.mesh, kind);
}

function path(
  { x, y }: Frame,
  xs: readonly number[],
  ys: readonly number[],
  mesh: number | undefined,
  kind: string,
): string {
  const points = ys.map((value, row) => `${px(x.at(xs[row]!))} ${px(y.at(value))}`);
  const commands = points.map(
    (point, row) => `${row % (mesh ?? Infinity) === 0 ? 'M' : 'L'}${point}`,
  );
  const dots =
    points.length <= 60
      ? `<path class="dots ${kind}" d="${points.map((point) => `M${point}h0`).join('')}"/>`
      : '';
  return `<path class="line ${kind}" d="${commands.join('')}"/>${dots}`;
}

function ring(
  { x, y }: Frame,
  row: number | undefined,
  xs: readonly number[],
  ys: readonly number[],
): string {
  if (row === undefined) return '';
  return `<circle class="ring" cx="${px(x.at(xs[row - 1]!))}" cy="${px(y.at(ys[row - 1]!))}" r="7"/>`;
}
