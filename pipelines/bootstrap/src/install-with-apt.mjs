import { hasPackageLists, packageLists } from './package-lists.mjs';
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
 * there are none, or once more when those at hand no longer lead to the packages. A package that
 * this release of the system does not have is left out: whether its files are there is checked anyway.
 *
 * @param {Installation} installation
 * @returns {Promise<{ exitCode: number, complaint: string[] }>}
 */
export async function installWithApt(installation) {
  const { packages, withSudo, env, lists = packageLists } = installation;
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
  const install = (/** @type {string[]} */ names) =>
    run(['install', '-y', '--no-install-recommends', ...names], names.join(' '));
  const isUpdated = !hasPackageLists(lists);
  if (isUpdated) await run(['update']);
  let exitCode = await install(packages);
  if (exitCode !== 0 && !isUpdated && isOutdated(said)) {
    said = '';
    exitCode = (await run(['update'])) || (await install(packages));
  }
  const known = packages.filter((name) => !isUnknown(name, said));
  if (exitCode !== 0 && known.length > 0 && known.length < packages.length) {
    exitCode = await install(known);
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

/** @param {string} output */
function isOutdated(output) {
  return /unable to (locate package|fetch)|no installation candidate/i.test(output);
}

/**
 * Whether this release of the system has no such package; another one may hold its files.
 *
 * @param {string} name
 * @param {string} output
 */
function isUnknown(name, output) {
  return output.split('\n').includes(`E: Unable to locate package ${name}`);
}
