import type { ColourName } from './marks.ts';
import type { Spec } from './spec.ts';

/** An axis: what it shows, in which symbol's colour, and from where to where. */
export interface Axis {
  title?: string;
  colour?: ColourName;
  from?: number;
  to?: number;
  logarithmic?: boolean;
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
    encoding: { x: axis(x), y: axis(y) },
    // Layers with a colour map of their own each keep it.
    resolve: { scale: { color: 'independent', stroke: 'independent', angle: 'independent' } },
  };
}

/** Labels of a logarithmic axis: small and large powers of ten in short. */
const exponent = 'round(log(datum.value) / LN10)';
const powerOfTen = `abs(${exponent}) > 2 && abs(datum.value / pow(10, ${exponent}) - 1) < 1e-9 ? '1e' + ${exponent} : datum.label`;

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

function axis({
  title,
  colour = 'ink',
  from,
  to,
  logarithmic = false,
  isHidden = false,
}: Axis): Spec {
  const domain = from === undefined || to === undefined ? {} : { domain: [from, to] };
  return {
    type: 'quantitative',
    title: title ?? null,
    axis: isHidden
      ? null
      : { titleColor: `@${colour}`, ...(logarithmic ? { labelExpr: powerOfTen } : {}) },
    scale: { nice: false, ...domain, ...(logarithmic ? { type: 'log' } : { zero: false }) },
  };
}
