import { realpathSync } from 'node:fs';
import path from 'node:path';
import { ask } from './ask.mjs';
import { findProgram } from './find-program.mjs';

/** @import { Requirement, Requirements } from './requirements.mjs' */

/** The oldest TeX Live that the book is typeset with. */
export const oldestTexLive = 2022;

/**
 * What is on this machine of what the build needs.
 *
 * @typedef {object} Tools
 * @property {Map<string, string>} programs  name to path
 * @property {Map<string, string>} texFiles  name to path
 * @property {TexLive | undefined} texLive
 */

/**
 * @typedef {object} TexLive
 * @property {number | undefined} year undefined when LuaLaTeX does not say one
 * @property {boolean} isPackaged      whether the system's package manager installed it
 * @property {string | undefined} tlmgr path of its own package manager
 */

/**
 * @typedef {object} Missing
 * @property {Requirement[]} programs
 * @property {Requirement[]} texFiles
 * @property {number | undefined} oldTexLive year of a TeX Live that is too old
 */

/**
 * Looks for every required program on the PATH and for every required file of TeX, in some 20 ms.
 *
 * @param {Requirements} requirements
 * @param {string} searchPath the PATH
 * @returns {Promise<Tools>}
 */
export async function findTools(requirements, searchPath) {
  /** @type {Map<string, string>} */
  const programs = new Map();
  for (const { name, or } of requirements.programs) {
    const file = findProgram(name, searchPath) ?? (or && findProgram(or, searchPath));
    if (file) programs.set(name, file);
  }
  const [texFiles, texLive] = await Promise.all([
    findTexFiles(requirements.texFiles, programs.get('kpsewhich')),
    readTexLive(programs.get('lualatex'), searchPath),
  ]);
  return { programs, texFiles, texLive };
}

/**
 * What the build needs and this machine has not; undefined when nothing is missing.
 *
 * @param {Requirements} requirements
 * @param {Tools} tools
 * @returns {Missing | undefined}
 */
export function findMissing(requirements, { programs, texFiles, texLive }) {
  const year = texLive?.year;
  const missing = {
    programs: requirements.programs.filter(({ name }) => !programs.has(name)),
    texFiles: requirements.texFiles.filter(({ name }) => !texFiles.has(name)),
    oldTexLive: year !== undefined && year < oldestTexLive ? year : undefined,
  };
  const isComplete =
    missing.programs.length + missing.texFiles.length === 0 && missing.oldTexLive === undefined;
  return isComplete ? undefined : missing;
}

/**
 * @param {Requirement[]} files
 * @param {string | undefined} kpsewhich
 * @returns {Promise<Map<string, string>>}
 */
async function findTexFiles(files, kpsewhich) {
  /** @type {Map<string, string>} */
  const found = new Map();
  if (!kpsewhich) return found;
  // The engine says where to look for its format, which an interrupted installation lacks.
  const names = files.map(({ name }) => name);
  const answer = await ask(kpsewhich, ['-engine=luahbtex', ...names]);
  for (const file of answer.split('\n').filter(Boolean)) found.set(path.basename(file), file);
  return found;
}

/**
 * @param {string | undefined} lualatex
 * @param {string} searchPath
 * @returns {Promise<TexLive | undefined>}
 */
async function readTexLive(lualatex, searchPath) {
  if (!lualatex) return undefined;
  return {
    year: parseTexLiveYear(await ask(lualatex, ['--version'])),
    isPackaged: path.dirname(realpathSync(lualatex)) === '/usr/bin',
    tlmgr: findProgram('tlmgr', searchPath),
  };
}

/**
 * The year in `This is LuaHBTeX, Version 1.15.0 (TeX Live 2022/Debian)`. A `TeX Live 2022/dev` was
 * packaged before that release and lacks what came with it.
 *
 * @param {string} text
 * @returns {number | undefined}
 */
export function parseTexLiveYear(text) {
  const match = /TeX Live (\d{4})(\/dev)?/.exec(text);
  return match ? Number(match[1]) - (match[2] ? 1 : 0) : undefined;
}
