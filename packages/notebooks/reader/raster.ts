import { crc32, deflateSync } from 'node:zlib';
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
  // Every line of pixels begins with the number of its filter: none.
  const pixels = new Uint8Array(rows * (1 + 4 * columns));
  values.forEach((value, index) => {
    const at = 1 + Math.floor(index / columns) + 4 * index;
    if (!Number.isNaN(value))
      pixels.set([...between(stops, (value - from) / (to - from)), 255], at);
  });
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header(columns, rows)),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ]);
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

/** Eight bits a channel, red, green, blue and opacity (ISO/IEC 15948, 11.2.2). */
function header(width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([8, 6, 0, 0, 0], 8);
  return bytes;
}

/** A chunk of a PNG: length, name, data and their checksum (ISO/IEC 15948, 5.3). */
function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
