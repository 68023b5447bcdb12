import type { FigureData } from '@chiaroscuro/compute/figure';
import type { Raster } from './raster.ts';
import { pick, rowsOf, type Row } from './rows.ts';
import type { Spec } from './spec.ts';

/** A colour of the stylesheet by its name: a role such as `ink`, or a symbol such as `vy`. */
export type ColourName = string;

/** The columns that say where a mark stands. */
export interface Position {
  x: string;
  y: string;
}

/** A colour for all marks, or one that follows a column. */
export interface Colouring {
  colour?: ColourName;
  /** A column, the colour map that shows it, and the values at the map's ends. */
  map?: { by: string; map: string; from: number; to: number };
  /** A column of class numbers, from 1 to 5. */
  classes?: string;
}

/** Dots. `size` is the area of one in square pixels. */
export function points(
  data: FigureData,
  table: string,
  options: Position &
    Colouring & { size?: number; shape?: string; hollow?: boolean; only?: (row: Row) => boolean },
): Spec {
  const { x, y, size = 28, shape = 'circle', hollow = false, only = () => true } = options;
  return {
    data: { values: pick(rowsOf(data, table).filter(only), [x, y, ...columnsOf(options)]) },
    mark: { type: 'point', filled: !hollow, opacity: 1, size, shape },
    encoding: { x: field(x), y: field(y), color: colourOf(options) },
  };
}

/** A line through the rows of a table in their order; scan lines of a mesh, and pieces, are lines of their own. */
export function line(
  data: FigureData,
  table: string,
  options: Position &
    Colouring & {
      piece?: string;
      dash?: readonly number[];
      width?: number;
      opacity?: number;
      clip?: boolean;
      only?: (row: Row) => boolean;
    },
): Spec {
  const {
    x,
    y,
    piece = 'scan',
    dash,
    width = 1.6,
    opacity = 1,
    clip = false,
    only = () => true,
  } = options;
  return {
    data: {
      values: pick(rowsOf(data, table).filter(only), [x, y, 'row', piece, ...columnsOf(options)]),
    },
    mark: { type: 'line', strokeWidth: width, opacity, clip, ...(dash && { strokeDash: dash }) },
    encoding: {
      x: field(x),
      y: field(y),
      order: field('row'),
      detail: { field: piece },
      color: colourOf(options),
    },
  };
}

/** A picture of a column on a grid, whose scan lines have equal steps: interpolated, as the book draws it. */
export function heat(
  data: FigureData,
  table: string,
  {
    x,
    y,
    value,
    map = 'energy',
    from,
    to,
  }: Position & { value: string; map?: string; from: number; to: number },
): Spec {
  const rows = rowsOf(data, table);
  const [across, up] = [gridOf(rows.map((row) => row[x]!)), gridOf(rows.map((row) => row[y]!))];
  const values = new Array<number>(across.count * up.count).fill(NaN);
  for (const row of rows) {
    const fromTop = up.count - 1 - up.place(row[y]!);
    values[fromTop * across.count + across.place(row[x]!)] = row[value]!;
  }
  const raster: Raster = { columns: across.count, values, map, from, to };
  return {
    data: { values: [{ left: across.low, right: across.high, low: up.low, high: up.high }] },
    mark: { type: 'image', aspect: false, clip: true },
    encoding: {
      x: field('left'),
      x2: { field: 'right' },
      y: field('low'),
      y2: { field: 'high' },
      url: { value: { raster } },
    },
  };
}

/** Arrows from (x, y) to (x + u, y + v), as far as they lie within the axes: beyond them stand numbers. */
export function arrows(
  data: FigureData,
  table: string,
  {
    x,
    y,
    u,
    v,
    colour = 'ink',
    opacity = 1,
    every = 1,
  }: Position & { u: string; v: string; colour?: ColourName; opacity?: number; every?: number },
): Spec {
  const values = rowsOf(data, table)
    .filter((_, index) => index % every === 0)
    .map((row) => ({
      x: row[x]!,
      y: row[y]!,
      tipX: row[x]! + row[u]!,
      tipY: row[y]! + row[v]!,
      // Vega turns a triangle, which points upwards, clockwise.
      turn: (Math.atan2(row[u]!, row[v]!) * 180) / Math.PI,
    }));
  const color = { value: `@${colour}` };
  return {
    data: { values },
    layer: [
      {
        mark: { type: 'rule', strokeWidth: 1, opacity, clip: true },
        encoding: {
          x: field('x'),
          y: field('y'),
          x2: { field: 'tipX' },
          y2: { field: 'tipY' },
          color,
        },
      },
      {
        mark: { type: 'point', shape: 'triangle', filled: true, size: 22, opacity, clip: true },
        encoding: {
          x: field('tipX'),
          y: field('tipY'),
          angle: {
            field: 'turn',
            type: 'quantitative',
            scale: { domain: [-180, 180], range: [-180, 180] },
          },
          color,
        },
      },
    ],
  };
}

/** A word at a place, which is its middle unless `align` says otherwise. */
export function word(
  text: string,
  at: {
    x: number;
    y: number;
    colour?: ColourName;
    dx?: number;
    dy?: number;
    align?: 'left' | 'center' | 'right';
    isUpright?: boolean;
  },
): Spec {
  const { x, y, colour = 'ink', dx = 0, dy = 0, align = 'center', isUpright = false } = at;
  return {
    data: { values: [{ x, y }] },
    mark: {
      ...{ type: 'text', text, dx, dy, align, color: `@${colour}` },
      ...(isUpright ? {} : { fontStyle: 'italic' }),
    },
    encoding: { x: field('x'), y: field('y') },
  };
}

/** A straight line across the whole picture. */
export function level({
  x,
  y,
  colour = 'rule',
}: {
  x?: number;
  y?: number;
  colour?: ColourName;
}): Spec {
  return {
    data: { values: [{ x, y }] },
    mark: { type: 'rule', strokeDash: [3, 3], color: `@${colour}` },
    encoding: x === undefined ? { y: field('y') } : { x: field('x') },
  };
}

function columnsOf({ map, classes }: Colouring): string[] {
  return [map?.by, classes].filter((name) => name !== undefined);
}

function field(name: string): Spec {
  return { field: name, type: 'quantitative' };
}

function colourOf({ colour = 'ink', map, classes }: Colouring): Spec {
  if (map) return mapped(map);
  if (classes === undefined) return { value: `@${colour}` };
  const range = [1, 2, 3, 4, 5].map((number) => `@class${number}`);
  return {
    field: classes,
    type: 'nominal',
    scale: { domain: [1, 2, 3, 4, 5], range },
    legend: null,
  };
}

function mapped({ by, map, from, to }: NonNullable<Colouring['map']>): Spec {
  return {
    field: by,
    type: 'quantitative',
    scale: { domain: [from, to], range: `@map:${map}`, clamp: true },
    legend: null,
  };
}

/** Equal steps along an axis: how many there are, where their outer edges lie, and which of them a value is. */
function gridOf(values: readonly number[]) {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const first = sorted[0]!;
  const steps = sorted.slice(1).map((value, index) => value - sorted[index]!);
  const step = Math.min(...steps.filter((width) => width > 1e-9));
  const place = (value: number): number => Math.round((value - first) / step);
  const count = place(sorted.at(-1)!) + 1;
  return { count, place, low: first - step / 2, high: first + (count - 0.5) * step };
}
