import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * An entry of a lock file of npm (lockfileVersion 3), as far as it is read here.
 *
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 */

/**
 * @typedef {Record<string, LockedPackage>} LockedPackages  by path, such as `node_modules/ajv`
 */

/**
 * @typedef {object} Comparison
 * @property {LockedPackages} wanted                 from package-lock.json
 * @property {LockedPackages | undefined} installed  from node_modules/.package-lock.json
 * @property {{ os: string, cpu: string }} platform  as `process.platform` and `process.arch` say it
 * @property {(path: string) => boolean} exists
 */

/**
 * Why the installed npm packages are not those of package-lock.json; undefined when they are.
 *
 * @param {string} root folder of package-lock.json
 * @returns {string | undefined}
 */
export function explainPackages(root) {
  return comparePackages({
    wanted: readLock(path.join(root, 'package-lock.json')) ?? {},
    // npm writes this file last, so an interrupted installation never looks finished.
    installed: readLock(path.join(root, 'node_modules', '.package-lock.json')),
    platform: { os: process.platform, cpu: process.arch },
    exists: (name) => existsSync(path.join(root, name)),
  });
}

/**
 * The first difference between what is wanted and what is installed, as the end of a sentence.
 *
 * @param {Comparison} comparison
 * @returns {string | undefined}
 */
export function comparePackages({ wanted, installed, platform, exists }) {
  if (!installed) return 'they are not installed';
  for (const [name, entry] of Object.entries(wanted)) {
    if (!name.startsWith('node_modules/')) continue;
    const found = installed[name];
    if (!found) {
      if (!entry.optional || isMadeFor(entry, platform)) return `${short(name)} is missing`;
      continue;
    }
    if (identity(found) !== identity(entry)) {
      return `${short(name)} is ${identity(found)}, expected ${identity(entry)}`;
    }
  }
  for (const [name, entry] of Object.entries(installed)) {
    if (!wanted[name]) return `${short(name)} is installed but not wanted`;
    if (excludes(entry.os, platform.os) || excludes(entry.cpu, platform.cpu)) {
      return `${short(name)} was installed for another platform`;
    }
    if (!exists(name)) return `${short(name)} has been removed`;
  }
  return undefined;
}

/**
 * Whether an optional package is the one that holds the native code for this very platform. Which C
 * library runs is not asked: packages that depend on it always come with an alternative.
 *
 * @param {LockedPackage} entry
 * @param {Comparison['platform']} platform
 */
function isMadeFor({ os, cpu, libc }, platform) {
  return Boolean(os && cpu && !libc && os.includes(platform.os) && cpu.includes(platform.cpu));
}

/**
 * The version of a package, or the folder of a workspace.
 *
 * @param {LockedPackage} entry
 */
function identity({ link, resolved, version }) {
  return link ? resolved : version;
}

/**
 * @param {string[] | undefined} names
 * @param {string} own
 */
function excludes(names, own) {
  return Boolean(names && !names.includes(own));
}

/** @param {string} name */
function short(name) {
  return name.replace(/^.*node_modules\//, '');
}

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function readLock(file) {
  if (!existsSync(file)) return undefined;
  try {
    const lock = /** @type {{ packages: LockedPackages }} */ (
      JSON.parse(readFileSync(file, 'utf8'))
    );
    return lock.packages;
  } catch {
    return undefined;
  }
}
