import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The version of `@tensorflow/tfjs-node` whose sources the addon is compiled from. */
export const bindingVersion = '4.22.0';

/** The compiled addon of `@tensorflow/tfjs-node`; TensorFlow's libraries lie beside it. */
export const addonName = 'tfjs_binding.node';

const manifestName = 'native.json';

/** The file beside the addon that says what it is; written last, so that a folder with it is whole. */
export interface NativeManifest {
  /** `<process.platform>-<process.arch>`. */
  platform: string;
  tfjsNode: string;
  /** Version of TensorFlow's C library, as the library itself says it. */
  tensorflow: string;
  /** Where the library came from: `<wheel> sha256:<digest>`, or the folder that the author named. */
  source: string;
  /** Name to size and SHA-256 of every file of the folder; of a link, those of what it leads to. */
  files: Record<string, { bytes: number; sha256: string }>;
}

/** What is known of the native library without loading it. */
export type NativeLibrary =
  | { state: 'absent'; folder: string }
  | { state: 'broken'; folder: string; reason: string }
  | { state: 'present'; folder: string; addon: string; manifest: NativeManifest };

/**
 * The folder that `npm run setup:native` fills: `CHIAROSCURO_NATIVE_FOLDER` if it is set, else one
 * of the user's cache, where clones share it and `npm ci` leaves it alone.
 */
export function nativeFolder(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['CHIAROSCURO_NATIVE_FOLDER'];
  if (named) return path.resolve(named);
  const home = env['HOME'] || homedir();
  const ofSystem =
    process.platform === 'darwin'
      ? path.join(home, 'Library', 'Caches')
      : path.join(home, '.cache');
  return path.join(env['XDG_CACHE_HOME'] || ofSystem, 'chiaroscuro', `tfjs-node-${bindingVersion}`);
}

/**
 * Looks for the native library. Sizes are compared, not contents, because every build asks; see
 * `verifyNative`.
 */
export function findNative(folder = nativeFolder()): NativeLibrary {
  const broken = (reason: string): NativeLibrary => ({ state: 'broken', folder, reason });
  let manifest: NativeManifest;
  try {
    manifest = JSON.parse(readFileSync(path.join(folder, manifestName), 'utf8')) as NativeManifest;
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return isAbsent ? { state: 'absent', folder } : broken(`${manifestName} cannot be read`);
  }
  if (manifest.tfjsNode !== bindingVersion || !manifest.files?.[addonName]) {
    return broken(`${manifestName} does not describe an addon of version ${bindingVersion}`);
  }
  if (manifest.platform !== `${process.platform}-${process.arch}`) {
    return broken(`it was built for ${manifest.platform}`);
  }
  for (const [name, { bytes }] of Object.entries(manifest.files)) {
    const found = statSync(path.join(folder, name), { throwIfNoEntry: false })?.size;
    if (found === undefined) return broken(`${name} is missing`);
    if (found !== bytes) return broken(`${name} has ${found} bytes, expected ${bytes}`);
  }
  return { state: 'present', folder, addon: path.join(folder, addonName), manifest };
}

/** Reads every file, some 600 MB, and says what is not as it was built; undefined when all is. */
export async function verifyNative(folder: string): Promise<string | undefined> {
  const native = findNative(folder);
  if (native.state === 'absent') return 'it is not there';
  if (native.state === 'broken') return native.reason;
  for (const [name, { sha256 }] of Object.entries(native.manifest.files)) {
    if ((await digestFile(path.join(folder, name))) !== sha256) return `${name} has changed`;
  }
  return undefined;
}

/** The manifest as the text of its file. */
export function manifestFile(manifest: NativeManifest): { name: string; text: string } {
  return { name: manifestName, text: `${JSON.stringify(manifest, null, 2)}\n` };
}

/** SHA-256 of a file of any size, in hexadecimal. */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
