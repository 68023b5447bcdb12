import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A program as one module.
 *
 * @typedef {object} Bundle
 * @property {string} code
 * @property {string[]} sources absolute paths of the files of this project that it is made from
 */

/**
 * Packages that stay outside: they read files beside their own, hold programs, or are large and not
 * always needed. The others are part of the bundle.
 */
const outside = [
  ...['@tensorflow/*', 'assemblyscript', 'chokidar', 'esbuild', 'lcms-wasm', 'pdfjs-dist'],
  ...['playwright-core', 'subset-font', 'tinypool', 'tsx', 'turbo'],
];

/**
 * Bundles a program with all it imports.
 *
 * @param {string} file absolute path of its main module
 * @returns {Promise<Bundle>}
 * @throws esbuild's BuildFailure when the sources cannot be read.
 */
export async function bundleProgram(file) {
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    entryPoints: [file],
    absWorkingDir: path.dirname(file),
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    tsconfigRaw: {},
    logLevel: 'silent',
    external: outside,
    // CommonJS packages ask for Node's modules with `require`, which ES modules do not have.
    banner: { js: requireForModules },
    plugins: [modulesKeepTheirPlace],
  });
  const inputs = Object.keys(metafile.inputs).map((name) => path.resolve(path.dirname(file), name));
  const own = inputs.filter((input) => !input.includes('/node_modules/'));
  return { code: outputFiles[0]?.text ?? '', sources: [...new Set([...own, ...manifests(own)])] };
}

const requireForModules = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
].join('\n');

/**
 * Our modules find their assets beside themselves, so each is told where it lies.
 *
 * @type {import('esbuild').Plugin}
 */
const modulesKeepTheirPlace = {
  name: 'modules keep their place',
  setup({ onLoad }) {
    onLoad({ filter: /\.(ts|mjs|js)$/ }, async ({ path: file }) => {
      if (file.includes('/node_modules/')) return undefined;
      const text = await readFile(file, 'utf8');
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)));
      return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' };
    });
  },
};

/**
 * The package.json above each file: it says which file a specifier means.
 *
 * @param {string[]} files
 */
function manifests(files) {
  const folders = new Set(files.map((file) => path.dirname(file)));
  return [...folders]
    .flatMap((folder) => [folder, path.dirname(folder), path.dirname(path.dirname(folder))])
    .map((folder) => path.join(folder, 'package.json'))
    .filter((manifest) => existsSync(manifest));
}
