import { existsSync } from 'node:fs';
import path from 'node:path';
import { findProgram } from './find-program.mjs';
import { explainPackages } from './npm-packages.mjs';
import { lastLines, runQuietly } from './run-quietly.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Brings the npm packages in step with package-lock.json, without running their install scripts.
 *
 * @param {string} root  folder of package-lock.json
 * @param {NodeJS.ProcessEnv} env
 * @throws {SetupError} when they cannot be installed, or must not be
 */
export async function provideNpmPackages(root, env) {
  const reason = explainPackages(root);
  if (reason === undefined) return;
  const difference = `The npm packages are not those of package-lock.json: ${reason}.`;
  if (env.CHIAROSCURO_INSTALL === 'never') {
    const refusal = 'They were not installed, because CHIAROSCURO_INSTALL=never forbids it. Run:';
    throw new SetupError([difference, refusal, '  npm ci']);
  }
  const { exitCode, output } = await runQuietly({
    name: 'npm ci',
    detail: difference,
    command: [...npmCommand(env), 'ci', '--ignore-scripts'],
    cwd: root,
    env,
  });
  const remaining = exitCode === 0 ? explainPackages(root) : `npm ci ended with code ${exitCode}`;
  if (remaining === undefined) return;
  throw new SetupError([
    `The npm packages could not be installed: ${remaining}. npm said:`,
    ...npmComplaint(output).map((line) => `  ${line}`),
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

/**
 * The npm that runs this command, else the one on the PATH or beside Node.js.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function npmCommand(env) {
  if (env.npm_execpath?.endsWith('npm-cli.js')) return [process.execPath, env.npm_execpath];
  const beside = path.join(path.dirname(process.execPath), 'npm');
  return [findProgram('npm', env.PATH ?? '') ?? (existsSync(beside) ? beside : 'npm')];
}
