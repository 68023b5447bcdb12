import type { ColourName } from './marks.ts';
import type { Spec } from './spec.ts';
import { ticksOf } from './ticks.ts';

/** An axis: what it shows, in which symbol's colour, and from where to where. */
export interface Axis {
  title?: string;
  colour?: ColourName;
  from?: number;
  to?: number;
  logarithmic?: boolean;
  /** In radians: its ticks are multiples of π. */
  isAngle?: boolean;
  /** Neither line nor numbers, where marks only have places. */
  isHidden?: boolean;
}

/** A chart with two axes of its own scales; sizes are in pixels. */
export function chart({
  x = {},
  y = {},
  layers,
  title,
  width = 380,
  height = 240,
}: {
  x?: Axis;
  y?: Axis;
  layers: readonly Spec[];
  title?: string;
  width?: number;
  height?: number;
}): Spec {
  return {
    ...(title === undefined ? {} : { title }),
    width,
    height,
    layer: layers,
    encoding: { x: axis(x, width), y: axis(y, height) },
    // Layers with a colour map of their own each keep it.
    resolve: { scale: { color: 'independent', stroke: 'independent', angle: 'independent' } },
  };
}

/** A plane whose two axes have the same scale. */
export function plane({
  x,
  y,
  layers,
  title,
  width = 360,
}: {
  x: Axis & { from: number; to: number };
  y: Axis & { from: number; to: number };
  layers: readonly Spec[];
  title?: string;
  width?: number;
}): Spec {
  const height = Math.round((width * (y.to - y.from)) / (x.to - x.from));
  return chart({ x, y, layers, width, height, ...(title === undefined ? {} : { title }) });
}

/** Pictures side by side, `columns` in a row. */
export function beside(plots: readonly Spec[], columns = plots.length): Spec {
  return { concat: plots, columns, resolve: { scale: { color: 'independent' } } };
}

function axis(
  { title, colour = 'ink', from, to, logarithmic = false, isAngle = false, isHidden = false }: Axis,
  length: number,
): Spec {
  const domain = from === undefined || to === undefined ? {} : { domain: [from, to] };
  const kind = logarithmic ? 'logarithmic' : isAngle ? 'angle' : 'plain';
  return {
    type: 'quantitative',
    title: title ?? null,
    axis: isHidden ? null : { titleColor: `@${colour}`, ...ticksOf({ from, to, kind, length }) },
    scale: { nice: false, ...domain, ...(logarithmic ? { type: 'log' } : { zero: false }) },
  };
}
