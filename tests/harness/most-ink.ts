import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';

/** The most ink on one pixel of any page, in per cent of full coverage, as Ghostscript separates them at 72 dpi. */
export async function mostInk(file: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'most-ink-'));
  try {
    const device = ['-sDEVICE=pamcmyk32', '-r72', '-dTextAlphaBits=4', '-dGraphicsAlphaBits=4'];
    await execa('gs', ['-q', '-dSAFER', ...device, '-o', path.join(folder, '%d.pam'), file]);
    const pages = readdirSync(folder).map((name) =>
      heaviest(readFileSync(path.join(folder, name))),
    );
    return (Math.max(...pages) * 100) / 255;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The largest sum of the four samples of a pixel. */
function heaviest(image: Buffer): number {
  const pixels = image.subarray(image.indexOf('ENDHDR\n') + 'ENDHDR\n'.length);
  let most = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    const sum = pixels[at]! + pixels[at + 1]! + pixels[at + 2]! + pixels[at + 3]!;
    if (sum > most) most = sum;
  }
  return most;
}
