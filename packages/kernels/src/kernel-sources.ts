import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The AssemblyScript of the kernels, in assembly/. */
export interface KernelSources {
  /** File name to text. */
  files: ReadonlyMap<string, string>;
  /** Of all that the compiled bytes follow from: the code without comments, the compiler, its flags. */
  digest: string;
}

/**
 * How the sources are compiled: no memory, start function or data of their own, 128-bit vectors, and
 * neither relaxed vectors nor threads, whose results may differ from one machine to another.
 */
export const compilerFlags: readonly string[] = [
  '-O3',
  ...['--runtime', 'stub', '--use', 'abort='],
  ...['--importMemory', '--noExportMemory', '--initialMemory', '0'],
  ...['--enable', 'simd', '--disable', 'threads'],
];

/**
 * Reads the sources.
 *
 * @param options.change what is made of the text of each file, for trying kernels that are broken.
 * @throws Error when the compiler is not installed.
 */
export function readKernelSources({
  change = (_, text) => text,
}: { change?: (name: string, text: string) => string } = {}): KernelSources {
  const names = readdirSync(assemblyFolder).filter((name) => name.endsWith('.ts'));
  const read = (name: string): string => readFileSync(path.join(assemblyFolder, name), 'utf8');
  const files = new Map(names.sort().map((name) => [name, change(name, read(name))]));
  const code = [...files].map(([name, text]) => [name, withoutComments(text)]);
  const known = JSON.stringify([code, compilerVersion(), compilerFlags]);
  return { files, digest: createHash('sha256').update(known).digest('hex').slice(0, 16) };
}

const assemblyFolder = path.join(import.meta.dirname, '..', 'assembly');

/** The sources hold no texts in which such marks could stand, but for names of files. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/.*/g, ' ').replace(/\s+/g, ' ');
}

function compilerVersion(): string {
  const manifest = createRequire(import.meta.url)('assemblyscript/package.json') as {
    version: string;
  };
  return manifest.version;
}
