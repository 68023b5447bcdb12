import { existsSync, readdirSync } from 'node:fs';
import { lastLines, runQuietly } from './run-quietly.mjs';

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
 * @returns {Promise<{ exitCode: number, complaint: string[] }>}
 */
export async function installWithApt(installation) {
  const { packages, withSudo, env, lists = '/var/lib/apt/lists' } = installation;
  // Another apt-get, such as the one that looks for updates at night, is waited for.
  const settings = 'LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120';
  const apt = [...(withSudo ? ['sudo', '-n'] : []), 'env', ...settings.split(' ')];
  let said = '';
  const run = async (/** @type {string[]} */ args, detail = '') => {
    const name = `apt-get ${args[0]}`;
    const command = [...apt, ...args];
    const { exitCode, output } = await runQuietly({ name, detail, command, env });
    said += output;
    return exitCode;
  };
  const update = () => run(['update']);
  const install = () =>
    run(['install', '-y', '--no-install-recommends', ...packages], packages.join(' '));
  const isUpdated = !hasPackageLists(lists);
  if (isUpdated) await update();
  let exitCode = await install();
  if (exitCode !== 0 && !isUpdated && isOutdated(said)) {
    exitCode = (await update()) || (await install());
  }
  return { exitCode, complaint: aptComplaint(said) };
}

/**
 * The last lines that apt-get marks as errors or warnings, each once.
 *
 * @param {string} output
 * @returns {string[]}
 */
function aptComplaint(output) {
  const marked = output.split('\n').filter((line) => /^[EW]: /.test(line));
  return marked.length > 0 ? [...new Set(marked)].slice(-8) : lastLines(output, 8).split('\n');
}

/** @param {string} folder */
function hasPackageLists(folder) {
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

/** @param {string} output */
function isOutdated(output) {
  return /unable to (locate package|fetch)|no installation candidate/i.test(output);
}
