import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';
import type { Batch } from './raster-batches.ts';

/** A program that draws pages, and how it is asked to. */
export interface Renderer {
  program: string;
  /** The Debian package that has it. */
  packageName: string;
  /** Whether it draws the pages between two, wanted or not. */
  drawsRanges: boolean;
  parameters(options: { file: string; folder: string; batch: Batch }): string[];
  /** The page that a file in the folder shows. */
  pageOf(fileName: string, batch: Batch): number | undefined;
}

/**
 * Ghostscript, whose DeviceCMYK goes through to the pixels unchanged; transparency and overprint are
 * evaluated.
 */
export const ghostscript: Renderer = {
  program: 'gs',
  packageName: 'ghostscript',
  drawsRanges: false,
  parameters: ({ file, folder, batch }) => [
    ...['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-dNOPROMPT', '-dNumRenderingThreads=1'],
    ...['-sDEVICE=pamcmyk32', `-r${batch.resolution}`, `-sPageList=${batch.pages.join(',')}`],
    ...['-o', path.join(folder, 'page-%d'), '-f', file],
  ],
  pageOf: (fileName, batch) => batch.pages[Number(/\d+$/.exec(fileName)?.[0]) - 1],
};

/**
 * Poppler, which draws as readers on screens see the page, but without rims around glyphs: they take a quarter of the
 * time, and what is asked is which colours there are.
 */
export const poppler: Renderer = {
  program: 'pdftoppm',
  packageName: 'poppler-utils',
  drawsRanges: true,
  parameters: ({ file, folder, batch }) => [
    ...['-q', '-aa', 'no', '-r', String(batch.resolution)],
    ...['-f', String(batch.pages[0]), '-l', String(batch.pages.at(-1))],
    ...[file, path.join(folder, 'page')],
  ],
  pageOf: (fileName) => Number(/(\d+)\.ppm$/.exec(fileName)?.[1]),
};

/**
 * Draws a batch and tells each page's bytes as soon as all are drawn, in the renderer's own file
 * format.
 *
 * @returns whether the program ended by itself within its time; pages may be missing either way.
 * @throws UserError `tool/missing` without the program.
 */
export async function renderBatch(options: {
  renderer: Renderer;
  file: string;
  batch: Batch;
  see: (page: number, bytes: Uint8Array) => void;
}): Promise<boolean> {
  const { renderer, file, batch, see } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'chiaroscuro-raster-'));
  try {
    const result = await execa(renderer.program, renderer.parameters({ file, folder, batch }), {
      reject: false,
      timeout: timeLimit(batch),
      forceKillAfterDelay: 500,
      stdin: 'ignore',
      stdout: 'ignore',
      stderr: 'ignore',
    });
    if (result.code === 'ENOENT') throw missingProgram(renderer);
    const files = result.timedOut ? [] : await readdir(folder);
    for (const name of files) {
      const page = renderer.pageOf(name, batch);
      if (page !== undefined && batch.pages.includes(page)) {
        see(page, await readFile(path.join(folder, name)));
      }
    }
    return !result.timedOut;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Milliseconds that a batch may take. Pages of a book take twenty each, on a machine with nothing
 * else to do.
 */
function timeLimit({ pages }: Batch): number {
  return 20_000 + 2_000 * pages.length;
}

function missingProgram({ program, packageName }: Renderer): UserError {
  return new UserError({
    code: 'tool/missing',
    severity: 'error',
    message: `Expected the program ${program} to draw pages for the preflight, found none.`,
    hint: `Install ${packageName}.`,
  });
}
