import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleProgram } from './bundle-program.mjs';
import { currentBundle, keepBundle } from './kept-bundles.mjs';

/**
 * Runs a program of this project in this process. Loading some hundred TypeScript modules one by one
 * takes a second or two, longer than most stages work; so a program is bundled into one file of plain
 * JavaScript when it is first started, and again when one of its sources has changed.
 *
 * Where bundling fails, for want of space or because of a mistake in the sources, and with
 * `CHIAROSCURO_UNBUNDLED=1`, the sources are loaded as they stand; what is wrong with them is told
 * then, with its line.
 *
 * @param {string | URL} program the program's main module, a TypeScript file in `packages/` or `pipelines/`
 */
export async function launch(program) {
  const file = program instanceof URL ? fileURLToPath(program) : path.resolve(program);
  const bundle = process.env['CHIAROSCURO_UNBUNDLED'] === '1' ? undefined : await bundleOf(file);
  if (bundle === undefined) (await import('tsx/esm/api')).register();
  await import(pathToFileURL(bundle ?? file).href);
}

/**
 * @param {string} file
 * @returns {Promise<string | undefined>} the bundle of the present sources; undefined where it cannot be made
 */
async function bundleOf(file) {
  try {
    return currentBundle(file) ?? keepBundle(file, await bundleProgram(file));
  } catch {
    return undefined;
  }
}
