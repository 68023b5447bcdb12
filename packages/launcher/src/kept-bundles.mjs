import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * What a kept bundle is made from. A file counts as unchanged if its time and size are those of then,
 * or else its contents.
 *
 * @typedef {object} Manifest
 * @property {1} format
 * @property {string} root the project's folder: bundles know absolute paths
 * @property {string} bundle name of the file beside this one
 * @property {Record<string, [milliseconds: number, bytes: number, sha256: string]>} sources
 */

/**
 * The bundle of a program, if there is one and it is made from the present sources.
 *
 * @param {string} program absolute path of its main module
 * @returns {string | undefined} absolute path
 */
export function currentBundle(program) {
  const { root, folder, manifest } = places(program);
  const known = readManifest(manifest);
  if (known?.root !== root || !existsSync(path.join(folder, known.bundle))) return undefined;
  const sources = Object.entries(known.sources);
  return sources.every(isUnchanged) ? path.join(folder, known.bundle) : undefined;
}

/**
 * Keeps a bundle. Whoever starts the program meanwhile finds the old one or this one, whole.
 *
 * @param {string} program absolute path of its main module
 * @param {import('./bundle-program.mjs').Bundle} made
 * @returns {string} absolute path of the kept bundle
 */
export function keepBundle(program, { code, sources }) {
  const { root, folder, name, manifest, lock } = places(program);
  mkdirSync(folder, { recursive: true });
  const bundle = `${name}-${sha256(code).slice(0, 16)}.mjs`;
  const previous = readManifest(manifest)?.bundle;
  writeWhole(path.join(folder, bundle), code);
  const described = [...sources, ...lock].map((file) => [file, describe(file)]);
  const text = { format: 1, root, bundle, sources: Object.fromEntries(described) };
  writeWhole(manifest, `${JSON.stringify(text)}\n`);
  // The previous one may be about to be loaded by a process that has just read the old manifest.
  for (const file of readdirSync(folder)) {
    const isOld = file.startsWith(`${name}-`) && file !== bundle && file !== previous;
    if (isOld) rmSync(path.join(folder, file), { force: true });
  }
  return path.join(folder, bundle);
}

/** @param {string} program */
function places(program) {
  const root = projectAbove(path.dirname(program));
  const folder = path.join(root, '.chiaroscuro', 'programs');
  const name = path.relative(root, program).replace(/\.ts$/, '').replaceAll(path.sep, '.');
  // npm writes it whenever it installs something: bundles hold packages too.
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const lock = existsSync(installed) ? [installed] : [];
  return { root, folder, name, manifest: path.join(folder, `${name}.json`), lock };
}

/**
 * @param {string} folder
 * @returns {string}
 */
function projectAbove(folder) {
  if (existsSync(path.join(folder, 'turbo.json'))) return folder;
  const above = path.dirname(folder);
  if (above === folder) throw new Error('the program lies in no project');
  return projectAbove(above);
}

/**
 * @param {string} file
 * @returns {Manifest | undefined}
 */
function readManifest(file) {
  try {
    const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(file, 'utf8')));
    return manifest.format === 1 ? manifest : undefined;
  } catch {
    return undefined;
  }
}

/** @param {[string, [number, number, string]]} source */
function isUnchanged([file, [milliseconds, bytes, digest]]) {
  const now = statSync(file, { throwIfNoEntry: false });
  if (now?.size !== bytes) return false;
  return now.mtimeMs === milliseconds || sha256(readFileSync(file)) === digest;
}

/**
 * @param {string} file
 * @returns {[number, number, string]}
 */
function describe(file) {
  const { mtimeMs, size } = statSync(file);
  return [mtimeMs, size, sha256(readFileSync(file))];
}

/** @param {string | Uint8Array} contents */
function sha256(contents) {
  return createHash('sha256').update(contents).digest('hex');
}

/**
 * @param {string} file
 * @param {string} text
 */
function writeWhole(file, text) {
  const fresh = `${file}.${process.pid}`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}
