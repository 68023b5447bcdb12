import path from 'node:path';
import { execa } from 'execa';
import { libraryIn, type Library } from './library.ts';
import { toolFailure } from './tool-failure.ts';
import { describeWheel, type Wheel } from './wheel.ts';

/** Of a wheel's 900 MB only the libraries, the headers of the C interface, and the licences. */
const wanted =
  '^tensorflow/(libtensorflow_(cc|framework)\\.|include/(tensorflow/(c|core/platform|tsl)|tsl)/|THIRD_PARTY)|/LICENSE$';

const program = `
import re, sys, zipfile
file, folder, wanted = sys.argv[1:]
with zipfile.ZipFile(file) as wheel:
    wheel.extractall(folder, [name for name in wheel.namelist() if re.search(wanted, name)])
`;

/**
 * Unpacks what of a wheel is needed, with the Python that fetched it.
 *
 * @param folder gets a folder `tensorflow`.
 * @throws UserError `native/library` when the wheel cannot be read or holds no C library.
 */
export async function unpackWheel({
  wheel,
  file,
  folder,
  python,
}: {
  wheel: Wheel;
  file: string;
  folder: string;
  python: string;
}): Promise<Library> {
  const result = await execa(python, ['-c', program, file, folder, wanted], {
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  if (result.failed) {
    throw toolFailure({
      output: result.all ?? '',
      code: 'native/library',
      what: `${wheel.file} could not be unpacked`,
      hint: 'Run npm run setup:native again.',
    });
  }
  return libraryIn(path.join(folder, 'tensorflow'), describeWheel(wheel));
}
