import { inflateSync } from 'node:zlib';
import { undoPredictor } from './undo-predictor.ts';

/**
 * The colour of a PNG of 8 bits a channel at a place, for tests: red, green, blue, each from 0 to 255.
 *
 * @param place from the left and from above, as parts of the width and the height.
 */
export function pngPixel(picture: Uint8Array, place: { x: number; y: number }): number[] {
  const png = Buffer.from(picture);
  const [columns, rows, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  const colours = kind === 6 ? 4 : 3;
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const form = { predictor: 15, colours, bitsPerComponent: 8, columns };
  const samples = undoPredictor(inflateSync(Buffer.concat(data)), form);
  const at = colours * (Math.floor(rows * place.y) * columns + Math.floor(columns * place.x));
  return [...samples.subarray(at, at + 3)];
}
