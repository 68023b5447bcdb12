import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { bundleName } from './released-imports.ts';

/** npm packages that a notebook asks for by name and version, and only when it needs them. */
export const readersPackages = [
  'vega',
  'vega-lite',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-backend-wasm',
] as const;

/** The versions of those packages that are installed. */
export function readersVersions(): Record<string, string> {
  return Object.fromEntries(readersPackages.map((name) => [name, versionOf(name, '')]));
}

/**
 * Bundles modules of a chapter, with all they import from this project, into one script of plain
 * JavaScript for a notebook's cell. It offers them by their specifiers in the global `book`. Of npm's
 * packages only those above are left outside, as `npm:<name>@<version>`, which Deno fetches.
 *
 * @param folder of the chapter, from which relative specifiers lead.
 * @param project the names of files in comments are relative to it.
 * @throws esbuild's BuildFailure when the code cannot be read.
 */
export async function bundleModules({
  specifiers,
  folder,
  project,
}: {
  specifiers: readonly string[];
  folder: string;
  project: string;
}): Promise<string> {
  const sorted = [...new Set(specifiers)].sort();
  const entry = [
    ...sorted.map((specifier, k) => `import * as module${k} from ${JSON.stringify(specifier)};`),
    `globalThis.${bundleName} = {`,
    ...sorted.map((specifier, k) => `  ${JSON.stringify(specifier)}: module${k},`),
    '};',
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, sourcefile: 'notebook.ts', resolveDir: folder, loader: 'ts' },
    absWorkingDir: project,
    bundle: true,
    write: false,
    platform: 'node',
    // Cells share one scope: the bundle's own names stay in a function.
    format: 'cjs',
    banner: { js: opening },
    footer: { js: closing },
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Where a viewer folds nothing, thousands of lines would stand before the first picture. Names stay as they are.
    minifyWhitespace: true,
    logLevel: 'silent',
    // A cell of a notebook lies in no folder: what looks for files beside itself finds none, and says so.
    define: {
      'import.meta.url': '"file:///notebook/book.js"',
      'import.meta.dirname': '"/notebook"',
      'import.meta.filename': '"/notebook/book.js"',
    },
    plugins: [packagesByVersion],
  });
  return outputFiles[0]!.text.trimEnd();
}

const opening = ["import { createRequire } from 'node:module';", '((require) => {'].join('\n');
const closing = "})(createRequire('file:///notebook/book.js'));";

const packagesByVersion: Plugin = {
  name: 'npm packages by version',
  setup({ onResolve }) {
    const names = [...readersPackages, '@tensorflow/tfjs-node', 'assemblyscript'];
    const filter = new RegExp(`^(${names.join('|')})(/|$)`);
    onResolve({ filter }, ({ path: specifier, importer }) => ({
      path: `npm:${specifier}@${versionOf(specifier, importer)}`,
      external: true,
    }));
  },
};

/** The version that is installed for a module; `*` for one that a reader never reaches. */
function versionOf(name: string, importer: string): string {
  const folders = createRequire(importer || import.meta.url).resolve.paths(name) ?? [];
  for (const folder of folders) {
    try {
      const manifest = JSON.parse(
        readFileSync(path.join(folder, name, 'package.json'), 'utf8'),
      ) as {
        version: string;
      };
      return manifest.version;
    } catch {
      // It may be in a folder further up.
    }
  }
  return '*';
}
