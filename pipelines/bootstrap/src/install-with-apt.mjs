import { existsSync, readdirSync } from 'node:fs';
import { runQuietly } from './run-quietly.mjs';

/**
 * @typedef {object} Installation
 * @property {string[]} packages
 * @property {boolean} withSudo
 * @property {NodeJS.ProcessEnv} env
 * @property {string} [lists] where apt-get keeps the package lists that it fetched
 */

/**
 * Installs packages of Debian without what they only recommend. The package lists are fetched when
 * there are none, or once more when those at hand no longer lead to the packages.
 *
 * @param {Installation} installation
 * @returns {Promise<{ exitCode: number, output: string }>} of the last apt-get
 */
export async function installWithApt(installation) {
  const { packages, withSudo, env, lists = '/var/lib/apt/lists' } = installation;
  const apt = [
    ...(withSudo ? ['sudo', '-n'] : []),
    // Another apt-get, such as the one that looks for updates at night, is waited for.
    ...[
      'env',
      'LC_ALL=C',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-o',
      'DPkg::Lock::Timeout=120',
    ],
  ];
  const update = () => runQuietly({ name: 'apt-get update', command: [...apt, 'update'], env });
  const install = () =>
    runQuietly({
      name: 'apt-get install',
      detail: packages.join(' '),
      command: [...apt, 'install', '-y', '--no-install-recommends', ...packages],
      env,
    });
  if (!hasPackageLists(lists)) await update();
  const first = await install();
  if (first.exitCode === 0 || !isOutdated(first.output)) return first;
  const { exitCode, output } = await update();
  return exitCode === 0 ? install() : { exitCode, output: `${first.output}\n${output}` };
}

/** @param {string} folder */
function hasPackageLists(folder) {
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

/** @param {string} output */
function isOutdated(output) {
  return /unable to (locate package|fetch)|no installation candidate/i.test(output);
}
