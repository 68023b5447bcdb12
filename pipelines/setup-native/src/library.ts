import { existsSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** TensorFlow's C library with its headers, ready to be linked to. */
export interface Library {
  /** Holds `tensorflow/c/c_api.h`. */
  include: string;
  /** The library and what it is divided into, as absolute paths. */
  files: string[];
  /** Where it came from, for the record. */
  source: string;
}

/**
 * The library in a folder: that of TensorFlow's own archives, with `lib/` and `include/`, or that of
 * an installed Python package or unpacked wheel, where the libraries lie beside `include/`.
 *
 * @throws UserError `native/library` when the folder holds no such library.
 */
export function libraryIn(folder: string, source: string): Library {
  const include = path.join(folder, 'include');
  const header = path.join('tensorflow', 'c', 'c_api.h');
  const files = [path.join(folder, 'lib'), folder]
    .map(librariesOf)
    .find(({ length }) => length > 0);
  const missing = [
    ...(existsSync(path.join(include, header)) ? [] : [path.join('include', header)]),
    ...(files ? [] : [libraryNames('tensorflow').join(' or ')]),
  ];
  if (missing.length === 0) return { include, files: files!, source };
  throw new UserError({
    code: 'native/library',
    severity: 'error',
    message: `expected TensorFlow’s C library in ${folder}, found no ${missing.join(' and no ')}`,
    hint: 'LIBTENSORFLOW names a folder with lib/ and include/, as TensorFlow’s archives unpack, or the folder `tensorflow` of an installed Python package.',
  });
}

/** The library and the framework library beside it, which only a library built as one does without. */
function librariesOf(folder: string): string[] {
  const find = (part: string): string | undefined =>
    libraryNames(part)
      .map((name) => path.join(folder, name))
      .find((file) => existsSync(file));
  const main = find('tensorflow_cc') ?? find('tensorflow');
  const framework = find('tensorflow_framework');
  return main ? [main, ...(framework ? [framework] : [])] : [];
}

function libraryNames(part: string): string[] {
  return process.platform === 'darwin'
    ? [`lib${part}.2.dylib`, `lib${part}.dylib`]
    : [`lib${part}.so.2`, `lib${part}.so`];
}
