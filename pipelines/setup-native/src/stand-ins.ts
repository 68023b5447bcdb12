import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Wheel } from './wheel.ts';

/**
 * A program for tests that stands in for Python with pip or for a compiler: a shell script. In it,
 * `$dest` is the folder after `--dest`.
 */
export function standIn(file: string, script: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  const head = '#!/bin/sh\nfor word; do [ "$last" = --dest ] && dest=$word; last=$word; done\n';
  writeFileSync(file, `${head}${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** The files of a library as small as one can be, none of which is machine code. */
export function writeLibrary(folder: string, libraries = folder): void {
  const suffix = process.platform === 'darwin' ? '2.dylib' : 'so.2';
  const files = {
    [path.join(folder, 'include/tensorflow/c/c_api.h')]: '// the C interface',
    [path.join(libraries, `libtensorflow_cc.${suffix}`)]: 'the library',
    [path.join(libraries, `libtensorflow_framework.${suffix}`)]: 'the framework',
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The pin of a file as it is. */
export function pinFor(file: string): Wheel {
  return {
    package: 'tiny',
    version: '1.0',
    platform: 'any',
    file: path.basename(file),
    bytes: statSync(file).size,
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
  };
}
