import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';

/** The luminance (0 black to 1 white) of the four corners of one page. */
export interface Corners {
  page: number;
  luminances: number[];
}

/** Renders every page in grey at 20 dpi and looks at the pixels in its corners. */
export async function pageCorners(file: string): Promise<Corners[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'corners-'));
  try {
    await execa('pdftoppm', ['-r', '20', '-gray', file, path.join(folder, 'page')]);
    return readdirSync(folder)
      .sort()
      .map((name, index) => ({
        page: index + 1,
        luminances: corners(readFileSync(path.join(folder, name))),
      }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Corners of a binary PGM: the header `P5 width height 255`, then one byte a pixel, row by row. */
function corners(pgm: Buffer): number[] {
  const header = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40));
  if (!header) throw new Error('expected a binary PGM with 8 bits a pixel');
  const [width, height] = [Number(header[1]), Number(header[2])];
  const pixels = pgm.subarray(header[0].length);
  return [0, width - 1, (height - 1) * width, height * width - 1].map((at) =>
    linearise(pixels[at]! / 255),
  );
}

/** Undoes the sRGB transfer function (IEC 61966-2-1). */
function linearise(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
