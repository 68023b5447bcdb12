import { readFileSync } from 'node:fs';

/**
 * A program or a file of TeX that the build needs, and who has it.
 *
 * @typedef {object} Requirement
 * @property {string} name         program on the PATH, or file as kpsewhich knows it
 * @property {string} debian       package of Debian and Ubuntu
 * @property {string} [texlive]    package of TeX Live, for tlmgr; only for what belongs to TeX
 * @property {string} [homebrew]   formula of Homebrew; only for what does not belong to TeX
 * @property {string} [purpose]    what a program does for the book
 * @property {string} [or]        another program that does as well
 * @property {string} [for]       the only commands that need it; without it, all do
 * @property {string} [versionFlag] what makes a program print its version
 */

/**
 * @typedef {object} Requirements
 * @property {Requirement[]} programs
 * @property {Requirement[]} texFiles
 */

/**
 * The one list of what a command needs besides npm packages.
 *
 * @param {string} [command]
 * @returns {Requirements}
 */
export function readRequirements(command = 'build') {
  const file = new URL('../requirements.json', import.meta.url);
  const { programs, texFiles } = checkRequirements(JSON.parse(readFileSync(file, 'utf8')));
  const isNeeded = (/** @type {Requirement} */ entry) =>
    (entry.for ?? command).split(' ').includes(command);
  return { programs: programs.filter(isNeeded), texFiles: texFiles.filter(isNeeded) };
}

/**
 * Checks the list's structure without a library, because nothing may be installed yet.
 *
 * @param {unknown} value
 * @returns {Requirements}
 * @throws {Error} that names the entry which is wrong
 */
export function checkRequirements(value) {
  const { programs, texFiles } = /** @type {Record<string, unknown>} */ (value ?? {});
  return {
    programs: checkEntries(programs, 'programs'),
    texFiles: checkEntries(texFiles, 'texFiles'),
  };
}

const keys = ['name', 'or', 'for', 'debian', 'texlive', 'homebrew', 'purpose', 'versionFlag'];

/**
 * @param {unknown} entries
 * @param {string} list
 * @returns {Requirement[]}
 */
function checkEntries(entries, list) {
  if (!Array.isArray(entries)) throw new Error(`requirements.json: expected a list "${list}".`);
  const names = new Set();
  /** @type {Record<string, string>[]} */
  const candidates = entries;
  for (const [index, entry] of candidates.entries()) {
    const place = `requirements.json: ${list}[${index}]`;
    for (const [key, text] of Object.entries(entry)) {
      if (!keys.includes(key)) throw new Error(`${place}: unknown key "${key}".`);
      if (typeof text !== 'string' || !text) throw new Error(`${place}: "${key}" is not a word.`);
    }
    if (!entry.name || !entry.debian) throw new Error(`${place}: expected "name" and "debian".`);
    if (!entry.texlive === !entry.homebrew) {
      throw new Error(`${place}: expected either "texlive" or "homebrew".`);
    }
    if (names.has(entry.name)) throw new Error(`${place}: "${entry.name}" stands twice.`);
    names.add(entry.name);
  }
  return /** @type {Requirement[]} */ (/** @type {unknown} */ (candidates));
}
