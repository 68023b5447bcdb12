import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findProgram } from './find-program.mjs';
import { parseOsRelease } from './os-release.mjs';
import { readOffer } from './package-lists.mjs';

/** @import { Offer } from './package-lists.mjs' */

/**
 * What decides how missing things can be brought in.
 *
 * @typedef {object} Machine
 * @property {string} platform    as `process.platform` says it
 * @property {string} system      the system's name, for a person
 * @property {boolean} isDebian   whether it is Debian or made from it, as Ubuntu is
 * @property {boolean} hasApt     whether apt-get is on the PATH
 * @property {Offer} [offer]       what apt-get can install, when that is known
 * @property {'root' | 'sudo' | 'none'} rights  `sudo` only when it asks for no password
 * @property {boolean} isAllowed  false when CHIAROSCURO_INSTALL=never
 */

/**
 * Asked only when something is missing: it runs sudo and apt-cache.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Machine>}
 */
export async function readMachine(env) {
  const searchPath = env.PATH ?? '';
  const system = readSystem();
  const offer = await readOffer(findProgram('apt-cache', searchPath));
  return {
    platform: process.platform,
    system: system.name,
    isDebian: system.isDebian,
    hasApt: findProgram('apt-get', searchPath) !== undefined,
    ...(offer && { offer }),
    rights: findRights(searchPath),
    isAllowed: env.CHIAROSCURO_INSTALL !== 'never',
  };
}

function readSystem() {
  if (process.platform === 'darwin') return { name: 'macOS', isDebian: false };
  if (process.platform !== 'linux') return { name: process.platform, isDebian: false };
  const file = '/etc/os-release';
  return parseOsRelease(existsSync(file) ? readFileSync(file, 'utf8') : '');
}

/**
 * @param {string} searchPath
 * @returns {Machine['rights']}
 */
function findRights(searchPath) {
  if (process.getuid?.() === 0) return 'root';
  const sudo = findProgram('sudo', searchPath);
  if (!sudo) return 'none';
  try {
    execFileSync(sudo, ['-n', 'true'], { stdio: 'ignore', timeout: 10_000 });
    return 'sudo';
  } catch {
    return 'none';
  }
}
