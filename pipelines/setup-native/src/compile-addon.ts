import { createRequire } from 'node:module';
import path from 'node:path';
import { execa } from 'execa';
import { addonName } from '@chiaroscuro/compute/native-library';
import type { Library } from './library.ts';
import { toolFailure } from './tool-failure.ts';

const require = createRequire(import.meta.url);

/**
 * Compiles the sources that `@tensorflow/tfjs-node` brings into its addon. The addon looks for the
 * libraries beside itself, so the folder may be moved.
 *
 * @param folder holds the libraries' files, or links to them; gets the addon.
 * @throws UserError `native/compile` with the compiler's first complaint.
 */
export async function compileAddon({
  compiler,
  library,
  folder,
}: {
  compiler: string;
  library: Library;
  folder: string;
}): Promise<void> {
  const result = await execa(compiler, compilerArguments(library, folder), {
    env: { LC_ALL: 'C' },
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  if (!result.failed) return;
  const output = result.all ?? '';
  throw toolFailure({
    output: output.split('\n').find((line) => /\berror\b/.test(line)) ?? output,
    code: 'native/compile',
    what: `${compiler} could not compile the addon of @tensorflow/tfjs-node`,
    hint: 'It needs a compiler of C++17 and TensorFlow 2.9 to 2.15. CXX=/path npm run setup:native takes another compiler.',
  });
}

function compilerArguments({ include, files }: Library, folder: string): string[] {
  const { include_dir: nodeHeaders } = require('node-api-headers') as { include_dir: string };
  const binding = path.join(
    path.dirname(require.resolve('@tensorflow/tfjs-node/package.json')),
    'binding',
  );
  return [
    ...['-std=c++17', '-O2', '-fPIC', '-DNAPI_VERSION=8'],
    ...[`-I${nodeHeaders}`, `-I${include}`],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => path.join(binding, name)),
    ...files.map((file) => path.join(folder, path.basename(file))),
    // Node itself has the functions of Node-API; they are there when the addon is loaded.
    ...(process.platform === 'darwin'
      ? ['-bundle', '-undefined', 'dynamic_lookup', '-Wl,-rpath,@loader_path']
      : ['-shared', '-Wl,-rpath,$ORIGIN']),
    ...['-o', path.join(folder, addonName)],
  ];
}
