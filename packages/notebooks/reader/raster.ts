import { encodePng } from '@chiaroscuro/pdf/encode-png';
import type { Palette } from './session.ts';

/** Numbers on a grid, and the colour map that shows them. */
export interface Raster {
  columns: number;
  /** Row after row from the top, `columns` in each; NaN where there is nothing to be shown. */
  values: readonly number[];
  map: string;
  /** The values at the map's ends; what lies beyond has the colour of the end. */
  from: number;
  to: number;
}

/**
 * A raster in the colours of a palette, as the `data:` address of a PNG with a pixel for each number. Whoever draws it larger
 * interpolates between the pixels, as the book does between the vertices of its meshes.
 *
 * @throws RangeError for a colour map that the stylesheet does not have.
 */
export function rasterAddress(raster: Raster, { colourMaps }: Palette): string {
  const stops = colourMaps[raster.map]?.map(channelsOf);
  if (!stops) throw new RangeError(`the stylesheet has no colour map "${raster.map}"`);
  const { columns, values, from, to } = raster;
  const rows = values.length / columns;
  const pixels = new Uint8Array(4 * values.length);
  values.forEach((value, index) => {
    if (!Number.isNaN(value))
      pixels.set([...between(stops, (value - from) / (to - from)), 255], 4 * index);
  });
  const png = encodePng({ width: columns, height: rows, channels: 4 }, pixels);
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** The colour at a part of the way along the stops of a map. */
function between(stops: readonly number[][], part: number): number[] {
  const place = Math.min(1, Math.max(0, part)) * (stops.length - 1);
  const below = Math.min(stops.length - 2, Math.floor(place));
  return stops[below]!.map((low, channel) =>
    Math.round(low + (place - below) * (stops[below + 1]![channel]! - low)),
  );
}

function channelsOf(colour: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
