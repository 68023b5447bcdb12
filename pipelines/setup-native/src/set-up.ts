import {
  mkdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {
  addonName,
  bindingVersion,
  digestFile,
  manifestFile,
  type NativeManifest,
} from '@chiaroscuro/compute/native-library';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { replaceFolder } from '@chiaroscuro/manuscript/write-atomically';
import { compileAddon } from './compile-addon.ts';
import { bytesFetched, fetchWheel } from './fetch-wheel.ts';
import { findTools } from './find-tools.ts';
import { libraryIn, type Library } from './library.ts';
import { inStep } from './progress.ts';
import { tryFolder, versionOf } from './try-addon.ts';
import { unpackWheel } from './unpack-wheel.ts';
import { describeWheel, wheelFor, type Wheel } from './wheel.ts';

/** Where TensorFlow's C library is to come from. */
export type Source =
  | { kind: 'wheel'; wheel: Wheel; description: string }
  | { kind: 'folder'; library: Library; description: string };

/**
 * The source that the environment asks for: the folder that LIBTENSORFLOW names, or this platform's wheel.
 *
 * @throws UserError `native/library` or `native/platform`.
 */
export function sourceFor(env: NodeJS.ProcessEnv, platform: string): Source {
  const named = env['LIBTENSORFLOW'];
  if (named) {
    const folder = path.resolve(named);
    return { kind: 'folder', library: libraryIn(folder, folder), description: folder };
  }
  const wheel = wheelFor(platform);
  return { kind: 'wheel', wheel, description: describeWheel(wheel) };
}

/**
 * Builds the native library into `folder`, which is replaced whole once everything has worked.
 * What has been fetched stays until then, so that a setup that failed goes on where it was.
 *
 * @returns what the folder now holds.
 */
export async function setUp({
  folder,
  source,
  env,
}: {
  folder: string;
  source: Source;
  env: NodeJS.ProcessEnv;
}): Promise<NativeManifest> {
  const { compiler, python = '' } = await findTools(env, source.kind === 'wheel');
  const downloads = `${folder}.download`;
  mkdirSync(downloads, { recursive: true });
  const wheel = source.kind === 'wheel' ? await fetch(source.wheel) : undefined;
  let manifest: NativeManifest | undefined;
  await replaceFolder(folder, async (fresh) => {
    const library = await provideLibrary(fresh);
    await inStep('compiling the addon', () => compileAddon({ compiler, library, folder: fresh }));
    rmSync(unpacked(fresh), { recursive: true, force: true });
    manifest = await inStep('trying it', () => complete(fresh, library));
  });
  rmSync(downloads, { recursive: true, force: true });
  return manifest!;

  function fetch(of: Wheel): Promise<string> {
    checkRoom(downloads, 5 * of.bytes);
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);
    return inStep(
      `fetching ${of.package} ${of.version} (${megabytes(of.bytes)} MB)`,
      () => fetchWheel({ wheel: of, folder: downloads, python }),
      () => `${megabytes(bytesFetched(downloads))} MB`,
    );
  }

  async function provideLibrary(fresh: string): Promise<Library> {
    if (source.kind === 'folder') {
      for (const file of source.library.files)
        symlinkSync(file, path.join(fresh, path.basename(file)));
      return source.library;
    }
    const library = await inStep('unpacking TensorFlow’s C library', () =>
      unpackWheel({ wheel: source.wheel, file: wheel!, folder: unpacked(fresh), python }),
    );
    for (const file of library.files) renameSync(file, path.join(fresh, path.basename(file)));
    return library;
  }
}

const unpacked = (fresh: string): string => path.join(fresh, 'unpacked');

/** Lets the addon compute and writes the manifest, without which nobody uses the folder. */
async function complete(fresh: string, { files, source }: Library): Promise<NativeManifest> {
  const names = [addonName, ...files.map((file) => path.basename(file))];
  const entries = names.map(async (name) => {
    const file = path.join(fresh, name);
    return [name, { bytes: statSync(file).size, sha256: await digestFile(file) }] as const;
  });
  const manifest: NativeManifest = {
    platform: `${process.platform}-${process.arch}`,
    tfjsNode: bindingVersion,
    tensorflow: await versionOf(path.join(fresh, addonName)),
    source,
    files: Object.fromEntries(await Promise.all(entries)),
  };
  const { name, text } = manifestFile(manifest);
  writeFileSync(path.join(fresh, name), text, { flush: true });
  await tryFolder(fresh);
  return manifest;
}

/** A wheel, and what is unpacked of it, takes about five times its size. */
function checkRoom(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free >= needed) return;
  const gigabytes = (bytes: number): string => (bytes / 1e9).toFixed(1);
  throw new UserError({
    code: 'build/write-failed',
    severity: 'error',
    message: `expected ${gigabytes(needed)} GB of free disk space for ${folder}, found ${gigabytes(free)} GB`,
    hint: 'Make room, or set CHIAROSCURO_NATIVE_FOLDER to a folder on another disk.',
  });
}
