import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import type { BenchFigure } from './book/figures.ts';

/** `<edition> <chapter>/<figure>` to a digest of what a reader sees. */
export type Appearances = ReadonlyMap<string, string>;

/** How a figure of an edition is called in `Appearances`. */
export function keyOf(edition: string, { chapter, name }: BenchFigure): string {
  return `${edition} ${chapter}/${name}`;
}

/**
 * Renders the PDF of every figure in both editions, so that two drawings count as equal when they look the same,
 * whichever fonts their files hold. A PDF whose bytes were seen before is not rendered again.
 */
export function appearanceReader(paths: BookPaths, figures: readonly BenchFigure[]) {
  const seen = new Map<string, string>();

  async function appearance(file: string): Promise<string> {
    const bytes = digest(readFileSync(file));
    const known = seen.get(bytes) ?? (await render(file));
    seen.set(bytes, known);
    return known;
  }

  return async (): Promise<Appearances> => {
    const found = new Map<string, string>();
    for (const edition of ['screen', 'print']) {
      for (const figure of figures) {
        const file = paths.chapter(figure.chapter).figure(figure.name).pdf(edition);
        found.set(keyOf(edition, figure), await appearance(file));
      }
    }
    return found;
  };
}

/** A digest of the pixels at 100 dpi. */
async function render(file: string): Promise<string> {
  const { stdout } = await execa('pdftoppm', ['-r', '100', file], { encoding: 'buffer' });
  return digest(stdout);
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
