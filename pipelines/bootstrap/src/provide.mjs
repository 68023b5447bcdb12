import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describeMissing } from './describe-missing.mjs';
import { readMachine } from './machine.mjs';
import { explainPackages } from './npm-packages.mjs';
import { planRemedy } from './remedy.mjs';
import { readRequirements } from './requirements.mjs';
import { lastLines, runQuietly } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';
import { findMissing, findProgram, findTools } from './tools.mjs';

/**
 * Brings the npm packages in step with package-lock.json.
 *
 * @param {string} root  folder of package-lock.json
 * @param {NodeJS.ProcessEnv} env
 */
export async function provideNpmPackages(root, env) {
  const reason = explainPackages(root);
  if (reason === undefined) return;
  if (env.CHIAROSCURO_INSTALL === 'never') {
    throw new SetupError([
      `The npm packages are not those of package-lock.json: ${reason}.`,
      'CHIAROSCURO_INSTALL=never forbids installing them. Run:',
      '  npm ci',
    ]);
  }
  const { exitCode, output } = await runQuietly({
    name: 'npm ci',
    detail: `the npm packages are not those of package-lock.json (${reason})`,
    command: [...npmCommand(env), 'ci', '--ignore-scripts'],
    cwd: root,
  });
  const remaining = exitCode === 0 ? explainPackages(root) : `npm ci ended with code ${exitCode}`;
  if (remaining === undefined) return;
  throw new SetupError([
    `The npm packages could not be installed: ${remaining}. npm said:`,
    ...indent(npmComplaint(output)),
    'Mend this (often it is the network), then run the same command again, or `npm ci`.',
  ]);
}

/**
 * The first lines that npm marks as an error; a page of usage may follow them.
 *
 * @param {string} output
 * @returns {string[]}
 */
export function npmComplaint(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
  return errors.length > 0 ? errors.slice(0, 10) : lastLines(output, 10).split('\n');
}

/** @param {NodeJS.ProcessEnv} env */
function npmCommand(env) {
  if (env.npm_execpath?.endsWith('.js')) return [process.execPath, env.npm_execpath];
  const beside = path.join(path.dirname(process.execPath), 'npm');
  return [findProgram('npm', env.PATH ?? '') ?? (existsSync(beside) ? beside : 'npm')];
}

/**
 * Brings in the programs and the files of TeX that the build needs, where that is possible.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export async function provideTools(env) {
  const requirements = readRequirements();
  const look = () => findTools(requirements, env.PATH ?? '');
  const tools = await look();
  const missing = findMissing(requirements, tools);
  if (!missing) return;
  const machine = readMachine(env);
  const remedy = planRemedy({ missing, texLive: tools.texLive, machine });
  if (remedy.kind === 'by-hand') {
    throw new SetupError([
      'The build needs what is not installed here:',
      ...indent(describeMissing(missing)),
      `It was not installed, because ${remedy.reason}. Run:`,
      ...indent(remedy.steps),
    ]);
  }
  const output = await installWithApt(remedy.packages, machine.rights === 'sudo');
  const after = await look();
  const remaining = findMissing(requirements, after);
  if (!remaining) return;
  const byHand = planRemedy({
    missing: remaining,
    texLive: after.texLive,
    machine: { ...machine, isAllowed: false },
  });
  throw new SetupError([
    'apt-get did not bring in everything that the build needs. Still missing:',
    ...indent(describeMissing(remaining)),
    'apt-get said:',
    ...indent(lastLines(output, 12).split('\n')),
    'Mend this (often it is the network), then run:',
    ...indent(byHand.kind === 'by-hand' ? byHand.steps : []),
  ]);
}

/**
 * Installs packages of Debian. The package lists are fetched when there are none, or once more when
 * those at hand no longer lead to the packages.
 *
 * @param {string[]} packages
 * @param {boolean} withSudo
 * @returns {Promise<string>} what apt-get printed last
 */
async function installWithApt(packages, withSudo) {
  const apt = [
    ...(withSudo ? ['sudo', '-n'] : []),
    ...['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'],
  ];
  const update = () => runQuietly({ name: 'apt-get update', command: [...apt, 'update'] });
  const install = () =>
    runQuietly({
      name: 'apt-get install',
      detail: packages.join(' '),
      command: [...apt, 'install', '-y', '--no-install-recommends', ...packages],
    });
  if (!hasPackageLists()) await update();
  const first = await install();
  if (first.exitCode === 0) return first.output;
  if (!/Unable to (locate|fetch)|no installation candidate/i.test(first.output))
    return first.output;
  const { output } = await update();
  return `${output}\n${(await install()).output}`;
}

function hasPackageLists() {
  const folder = '/var/lib/apt/lists';
  return existsSync(folder) && readdirSync(folder).some((name) => name.includes('_Packages'));
}

/** @param {string[]} lines */
function indent(lines) {
  return lines.map((line) => `  ${line}`);
}
