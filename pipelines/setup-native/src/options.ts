import { commandLine } from '@chiaroscuro/console/command-line';

/** What the author asked of `npm run setup:native`. */
export interface SetupOptions {
  help: boolean;
  force: boolean;
}

export const usage = `npm run setup:native

Builds the native backend of TensorFlow.js for this machine: compiles the addon of
@tensorflow/tfjs-node against TensorFlow's C library. The library, some 200 MB, is a wheel of
PyPI, fetched with pip and compared with the digest that this project has written down. Needs
python3 with pip, and a C++ compiler. A build without it trains with WebAssembly.

  --force          build it again, even if it is there and whole
  --help           show this text

LIBTENSORFLOW=/path              take the library of this folder instead of the wheel: one with lib/
                                 and include/, or the folder of an installed Python package
CHIAROSCURO_NATIVE_FOLDER=/path  where it is kept; otherwise in the user's cache
CXX=/path                        the C++ compiler; otherwise g++ or clang++ of the PATH
`;

/**
 * Reads the command line.
 *
 * @throws UserError `option/invalid`.
 */
export function parseOptions(args: string[]): SetupOptions {
  const { values } = commandLine('setup:native').parse({
    args,
    options: {
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return { help: values.help, force: values.force };
}
