import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { digestFile } from '@chiaroscuro/compute/native-library';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { toolFailure } from './tool-failure.ts';
import type { Wheel } from './wheel.ts';

/** A download under way. */
export interface Download {
  wheel: Wheel;
  /** Where wheels are kept until the setup has succeeded. */
  folder: string;
  /** Python's program; it must have pip. */
  python: string;
}

/**
 * The wheel as a file whose digest is the pinned one: one that an earlier setup has fetched, or
 * fetched now.
 *
 * @throws UserError `native/download` when pip cannot fetch it, `native/digest` when it is another.
 */
export async function fetchWheel({ wheel, folder, python }: Download): Promise<string> {
  const file = path.join(folder, wheel.file);
  if (existsSync(file) && (await digestFile(file)) === wheel.sha256) return file;
  const partial = partialFolder(folder);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    const result = await execa(python, pipArguments(wheel, partial), {
      env: { TMPDIR: partial },
      stdin: 'ignore',
      all: true,
      reject: false,
    });
    const fetched = path.join(partial, wheel.file);
    if (result.failed || !existsSync(fetched)) throw notFetched(wheel, result.all ?? '');
    await checkDigest(wheel, fetched);
    renameSync(fetched, file);
    return file;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** How many bytes of a wheel have arrived in `folder` so far. */
export function bytesFetched(folder: string): number {
  const partial = partialFolder(folder);
  try {
    return readdirSync(partial, { recursive: true, encoding: 'utf8' })
      .map((name) => statSync(path.join(partial, name), { throwIfNoEntry: false }))
      .reduce((sum, stats) => sum + (stats?.isFile() ? stats.size : 0), 0);
  } catch {
    // It comes and goes while pip works.
    return 0;
  }
}

// Inside the folder of the result, so that a disk has room for both or for neither.
const partialFolder = (folder: string): string => path.join(folder, 'partial');

/** Which Python runs pip does not matter: the wheel of one is unpacked, not installed. */
function pipArguments(wheel: Wheel, folder: string): string[] {
  return [
    ...['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir'],
    ...['--disable-pip-version-check', '--progress-bar=off', '--retries=2', '--timeout=30'],
    ...['--implementation=cp', '--python-version=3.11', `--platform=${wheel.platform}`],
    ...['--dest', folder, `${wheel.package}==${wheel.version}`],
  ];
}

async function checkDigest(wheel: Wheel, file: string): Promise<void> {
  const found = await digestFile(file);
  if (found === wheel.sha256) return;
  throw new UserError({
    code: 'native/digest',
    severity: 'error',
    message: `expected ${wheel.file} with sha256 ${wheel.sha256} (${wheel.bytes} bytes), found ${found} (${statSync(file).size} bytes); it was not unpacked`,
    hint: 'Ask the package index or the proxy in between why it hands out another file; run npm run setup:native again after a broken transfer.',
  });
}

function notFetched({ package: name, version }: Wheel, output: string): UserError {
  return toolFailure({
    output,
    code: 'native/download',
    what: `pip could not fetch ${name} ${version}`,
    hint: 'Mend this (often it is the network or a proxy), then run npm run setup:native again; or name a folder: LIBTENSORFLOW=/path npm run setup:native.',
  });
}
