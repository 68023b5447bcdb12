import { encodePng } from '@chiaroscuro/pdf/encode-png';
import { drawFrame, px } from './frame.ts';
import type { Grid } from './grid.ts';
import { linearAxis } from './axis.ts';
import type { ColumnPair } from './line-panels.ts';

type Rgb = readonly [number, number, number];

// Perceived lightness rises along the first and is symmetric along the second, so that both read in
// light and dark surroundings, in greyscale, and without red or green.
const sequential: readonly Rgb[] = [
  [38, 28, 89],
  [46, 86, 140],
  [42, 138, 140],
  [110, 190, 116],
  [244, 229, 90],
];
const diverging: readonly Rgb[] = [
  [44, 96, 190],
  [150, 180, 222],
  [232, 232, 232],
  [240, 178, 120],
  [200, 92, 20],
];

/** Accepted, new, and their difference: a picture of the surface each, from above. */
export function heatPanels(column: ColumnPair, grid: Grid): string[] {
  const { accepted, computed, name, row } = column;
  const range = extent([...accepted, ...computed]);
  const difference = computed.map((value, index) => value - accepted[index]!);
  const largest = Math.max(...difference.map(Math.abs), Number.MIN_VALUE);
  const common = { grid, row };
  return [
    heatPanel({ ...common, title: `accepted ${name}`, values: accepted, range, stops: sequential }),
    heatPanel({ ...common, title: `new ${name}`, values: computed, range, stops: sequential }),
    heatPanel({
      ...common,
      title: `new − accepted ${name}`,
      values: difference,
      range: [-largest, largest],
      stops: diverging,
    }),
  ];
}

interface HeatPanel {
  title: string;
  values: readonly number[];
  range: readonly [number, number];
  stops: readonly Rgb[];
  grid: Grid;
  row: number | undefined;
}

function heatPanel({ title, values, range, stops, grid, row }: HeatPanel): string {
  const { along, across } = grid;
  const frame = drawFrame({
    title,
    xLabel: along.name,
    yLabel: across.name,
    x: cellEdges(along.values),
    y: cellEdges(across.values),
    isTight: true,
    besideWidth: 62,
  });
  const { left, right, top, bottom } = frame.plot;
  const picture = heatPicture({ values, range, stops, width: along.values.length });
  const image = `<image x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" preserveAspectRatio="none" href="${picture}"/>`;
  const mark =
    row === undefined
      ? ''
      : `<circle class="ring" cx="${px(frame.x.at(along.values[(row - 1) % along.values.length]!))}" cy="${px(frame.y.at(across.values[Math.floor((row - 1) / along.values.length)]!))}" r="7"/>`;
  return frame.around(image + colourBar({ range, stops, left: right + 10, top, bottom }) + mark);
}

/** Half a step beyond the first and the last node: each node is the middle of its cell. */
function cellEdges(nodes: readonly number[]): [number, number] {
  const [first = 0, second = 0] = nodes;
  const [beforeLast = 0, last = 0] = nodes.slice(-2);
  return [first - (second - first) / 2, last + (last - beforeLast) / 2];
}

interface HeatPicture {
  values: readonly number[];
  range: readonly [number, number];
  stops: readonly Rgb[];
  width: number;
}

/** One pixel a node, the last scan line at the top, as a data URL. */
function heatPicture({ values, range: [low, high], stops, width }: HeatPicture): string {
  const height = values.length / width;
  const pixels = new Uint8Array(3 * values.length);
  values.forEach((value, index) => {
    const line = height - 1 - Math.floor(index / width);
    const part = high > low ? (value - low) / (high - low) : 0.5;
    pixels.set(colourAt(stops, part), 3 * (line * width + (index % width)));
  });
  return `data:image/png;base64,${encodePng({ width, height, channels: 3 }, pixels).toString('base64')}`;
}

interface ColourBar {
  range: readonly [number, number];
  stops: readonly Rgb[];
  left: number;
  top: number;
  bottom: number;
}

function colourBar({ range, stops, left, top, bottom }: ColourBar): string {
  const steps = Array.from({ length: 64 }, (_, index) => index / 63);
  const picture = heatPicture({ values: steps, range: [0, 1], stops, width: 1 });
  const { ticks } = linearAxis({ values: range, from: bottom, to: top, count: 3 });
  const labels = ticks.map(
    ({ at, label }) => `<text class="tick" x="${left + 14}" y="${px(at + 4)}">${label}</text>`,
  );
  return `<image x="${left}" y="${top}" width="9" height="${bottom - top}" preserveAspectRatio="none" href="${picture}"/>${labels.join('')}`;
}

/** Linear between the stops; `part` from 0 to 1. */
function colourAt(stops: readonly Rgb[], part: number): number[] {
  const place = Math.min(1, Math.max(0, part)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const [from, to] = [stops[index]!, stops[index + 1]!];
  return from.map((channel, k) => Math.round(channel + (place - index) * (to[k]! - channel)));
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
