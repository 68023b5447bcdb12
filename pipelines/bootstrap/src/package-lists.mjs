import { existsSync, readdirSync } from 'node:fs';
import { ask } from './ask.mjs';

/** Where apt-get keeps the lists of packages that it fetched. */
export const packageLists = '/var/lib/apt/lists';

/**
 * Whether lists of packages were ever fetched; images of containers often come without.
 *
 * @param {string} [folder]
 * @returns {boolean}
 */
export function hasPackageLists(folder = packageLists) {
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

/**
 * What apt-get can install here.
 *
 * @typedef {object} Offer
 * @property {Set<string>} names              of all packages
 * @property {number | undefined} texLiveYear
 */

/**
 * What this release of the system offers; undefined when nothing tells.
 *
 * @param {string | undefined} aptCache path of apt-cache
 * @returns {Promise<Offer | undefined>}
 */
export async function readOffer(aptCache) {
  if (!aptCache || !hasPackageLists()) return undefined;
  const [names, texLive] = await Promise.all([
    ask(aptCache, ['pkgnames']),
    ask(aptCache, ['show', '--no-all-versions', 'texlive-base']),
  ]);
  const year = /^Version: (\d{4})\./m.exec(texLive)?.[1];
  return { names: new Set(names.split('\n')), texLiveYear: year ? Number(year) : undefined };
}
