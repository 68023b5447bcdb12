import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, transform, type Metafile } from 'esbuild';

/** A program as far as it can change a result: what of its code runs, without names and comments. */
export interface CodeDigest {
  /** Of the file and all that it imports from this project, bundled: unused code, comments, white space, names and folders have no part in it. */
  digest: string;
  /** Absolute paths of the source files of this project that it is made from, sorted. */
  files: string[];
  /** npm packages that it imports, to their versions. */
  packages: Record<string, string>;
}

/**
 * Digests a module with everything it imports, as the bundler's module graph gives it. npm packages
 * count by their version.
 *
 * @throws esbuild's BuildFailure when the code cannot be read; running it will say why.
 */
export async function digestCode(file: string): Promise<CodeDigest> {
  const packages = new Set<string>();
  const { outputFiles, metafile } = await build({
    // Names in the bundle come from names of files: a figure that is renamed stays the same.
    stdin: {
      contents: readFileSync(file, 'utf8'),
      sourcefile: entryName,
      resolveDir: path.dirname(file),
      loader: 'ts',
    },
    absWorkingDir: path.dirname(file),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    treeShaking: true,
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [
      {
        name: 'npm packages stay outside',
        setup({ onResolve }) {
          onResolve({ filter: /^[^./]/ }, (request) => {
            if (isOfThisProject(request.path)) return undefined;
            if (!request.path.startsWith('node:')) packages.add(packageOf(request.path));
            return { path: request.path, external: true };
          });
        },
      },
    ],
  });
  // Names of locals do not count. While unused code is thrown away short names still know of it: they
  // are given to what is left.
  const { code } = await transform(outputFiles[0]!.text, {
    format: 'esm',
    minifyWhitespace: true,
    minifyIdentifiers: true,
    treeShaking: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return {
    digest: sha256(code),
    files: sourceFiles(metafile, file),
    packages: Object.fromEntries([...packages].sort().map((name) => [name, version(name, file)])),
  };
}

/** Likewise for one file alone, without what it imports. */
export async function digestModule(file: string): Promise<string> {
  const { code } = await transform(readFileSync(file, 'utf8'), {
    loader: file.endsWith('.json') ? 'json' : 'ts',
    minifyWhitespace: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return sha256(code);
}

function isOfThisProject(specifier: string): boolean {
  return specifier.startsWith('@chiaroscuro/');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const entryName = 'entry.ts';

function sourceFiles({ inputs }: Metafile, entry: string): string[] {
  const imported = Object.keys(inputs).filter((name) => name !== entryName);
  return [entry, ...imported.map((name) => path.resolve(path.dirname(entry), name))].sort();
}

/** The version of an npm package as a file of this project would get it. */
export function version(name: string, importer: string): string {
  try {
    const folders = createRequire(importer).resolve.paths(name) ?? [];
    for (const folder of folders) {
      const manifest = readManifest(path.join(folder, name, 'package.json'));
      if (manifest) return manifest.version;
    }
  } catch {
    // Asking for a package that is not there fails when the code runs, which says so.
  }
  return 'not installed';
}

function readManifest(file: string): { version: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  } catch {
    return undefined;
  }
}

function sha256(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}
