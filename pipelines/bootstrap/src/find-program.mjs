import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The path of a program, searched as a shell would.
 *
 * @param {string} name
 * @param {string} searchPath
 * @returns {string | undefined}
 */
export function findProgram(name, searchPath) {
  return searchPath
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
