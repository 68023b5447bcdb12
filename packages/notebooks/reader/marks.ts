import type { FigureData } from '@chiaroscuro/compute/figure';
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

/** Rectangles that show a column on a grid, whose scan lines have equal steps. */
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
  const step = (name: string): number => smallestStep(rows.map((row) => row[name]!));
  const [dx, dy] = [step(x) / 2, step(y) / 2];
  const edge = (at: number): number => Number(at.toPrecision(6));
  const values = rows.map((row) => ({
    left: edge(row[x]! - dx),
    right: edge(row[x]! + dx),
    low: edge(row[y]! - dy),
    high: edge(row[y]! + dy),
    value: Number(row[value]!.toPrecision(4)),
  }));
  return {
    data: { values },
    // The stroke closes the seams that antialiasing would leave between neighbours.
    mark: { type: 'rect', strokeWidth: 0.6, clip: true },
    encoding: {
      x: field('left'),
      x2: { field: 'right' },
      y: field('low'),
      y2: { field: 'high' },
      color: mapped({ by: 'value', map, from, to }),
      stroke: { ...mapped({ by: 'value', map, from, to }), legend: null },
    },
  };
}

/** Arrows from (x, y) to (x + u, y + v). */
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
        mark: { type: 'rule', strokeWidth: 1, opacity },
        encoding: {
          x: field('x'),
          y: field('y'),
          x2: { field: 'tipX' },
          y2: { field: 'tipY' },
          color,
        },
      },
      {
        mark: { type: 'point', shape: 'triangle', filled: true, size: 22, opacity },
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

/** A word at a place. */
export function word(
  text: string,
  at: { x: number; y: number; colour?: ColourName; dx?: number; dy?: number },
): Spec {
  const { x, y, colour = 'ink', dx = 0, dy = 0 } = at;
  return {
    data: { values: [{ x, y }] },
    mark: { type: 'text', text, dx, dy, color: `@${colour}`, fontStyle: 'italic' },
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

function smallestStep(values: readonly number[]): number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const steps = sorted.slice(1).map((value, index) => value - sorted[index]!);
  return Math.min(...steps.filter((step) => step > 1e-9));
}
