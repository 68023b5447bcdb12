import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';

/** Typesets a file with LuaLaTeX in a folder of its test, for the tests of this package. */
export async function typesetSample(options: {
  folder: string;
  /** The file's name without its ending. */
  name: string;
  source: string;
}): Promise<Uint8Array> {
  const { folder, name, source } = options;
  writeFileSync(path.join(folder, `${name}.tex`), source);
  await execa('lualatex', ['-interaction=batchmode', '-halt-on-error', `${name}.tex`], {
    cwd: folder,
    env: { SOURCE_DATE_EPOCH: '1700000000', TZ: 'UTC' },
  });
  return readFileSync(path.join(folder, `${name}.pdf`));
}

/** A digest for each page of the pixels that Poppler draws at 100 dpi. */
export async function pixelsOf(options: {
  folder: string;
  name: string;
  pdf: Uint8Array;
}): Promise<string[]> {
  const { folder, name, pdf } = options;
  const file = path.join(folder, `${name}-drawn.pdf`);
  writeFileSync(file, pdf);
  await execa('pdftoppm', ['-r', '100', file, path.join(folder, `${name}-pixels`)]);
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}-pixels`))
    .sort()
    .map((entry) => sha256(readFileSync(path.join(folder, entry))));
}

/** In hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
