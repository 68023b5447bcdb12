import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';
import { withFineLattices } from './refine-lattices.ts';

/** Milliseconds that one picture may take on a machine that has much else to do. */
const patience = 300_000;

/**
 * A PDF of one page as an SVG.
 *
 * @throws UserError `tool/missing` without pdftocairo, `prepress/unreadable` if it fails.
 */
export async function svgOf(pdf: Uint8Array): Promise<string> {
  const fine = await withFineLattices(pdf);
  return Buffer.from(await poppler('pdftocairo', ['-svg', '-', '-'], fine)).toString();
}

/**
 * A PDF of one page as a PNG without a ground. Equal pages have equal bytes.
 *
 * @param resolution dots an inch.
 */
export async function pngOf(pdf: Uint8Array, resolution = 144): Promise<Uint8Array> {
  const options = ['-png', '-transp', '-singlefile', '-r', String(resolution)];
  return poppler('pdftocairo', [...options, '-', '-'], await withFineLattices(pdf));
}

/** Every page of a PDF as a PNG, 72 dots an inch. Equal pages have equal bytes. */
export async function pagePngs(pdf: Uint8Array): Promise<Uint8Array[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-pages-'));
  try {
    await poppler('pdftoppm', ['-q', '-png', '-r', '72', '-', path.join(folder, 'page')], pdf);
    // Poppler pads the numbers, so that the names sort as the pages do.
    return readdirSync(folder)
      .sort()
      .map((name) => readFileSync(path.join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * One page of a PDF as a PNG.
 *
 * @param page from 0.
 * @param resolution dots an inch.
 */
export async function pagePng(
  pdf: Uint8Array,
  { page, resolution }: { page: number; resolution: number },
): Promise<Uint8Array> {
  const only = ['-f', String(page + 1), '-l', String(page + 1), '-singlefile'];
  return poppler('pdftoppm', ['-q', '-png', '-r', String(resolution), ...only, '-'], pdf);
}

/** The colour near the corner of the first page of a PDF: red, green, blue from 0 to 255. */
export async function paperOf(pdf: Uint8Array): Promise<readonly number[]> {
  const corner = ['-x', '2', '-y', '2', '-W', '1', '-H', '1'];
  const first = ['-q', '-r', '20', '-f', '1', '-l', '1'];
  const ppm = await poppler('pdftoppm', [...first, ...corner, '-'], pdf);
  return [...ppm.slice(-3)];
}

async function poppler(
  program: 'pdftocairo' | 'pdftoppm',
  parameters: readonly string[],
  input: Uint8Array = new Uint8Array(),
): Promise<Uint8Array> {
  const options = { input, encoding: 'buffer', reject: false, timeout: patience } as const;
  const run = await execa(program, parameters, options);
  if (run.code === 'ENOENT') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `Expected the program ${program}, which turns PDFs into pictures, found none.`,
      hint: 'Install poppler-utils.',
    });
  }
  if (run.failed) {
    throw new UserError({
      code: 'prepress/unreadable',
      severity: 'error',
      message: `Expected a picture of a PDF, but ${program} failed.`,
      excerpt: Buffer.from(run.stderr).toString(),
    });
  }
  return run.stdout;
}
