import { spawn } from 'node:child_process';
import { passSignals } from './pass-signals.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @typedef {object} QuietRun
 * @property {string} name      what a person calls it
 * @property {string} [detail]  what or why, said once
 * @property {string[]} command program and arguments
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {NodeJS.WriteStream} [stream] where the progress goes
 */

/**
 * Runs a long installation. On a terminal one line shows how long it has run and what it does now;
 * elsewhere a line says that it started and another that it finished. What the program itself
 * prints is kept for the case of a failure.
 *
 * @param {QuietRun} run
 * @returns {Promise<{ exitCode: number, output: string }>}
 * @throws {SetupError} when a signal interrupts it, after the program has stopped
 */
export async function runQuietly({ name, detail, command, cwd, env, stream = process.stderr }) {
  const [program = '', ...args] = command;
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  let output = '';
  let isInterrupted = false;
  stream.write(`${name}${detail ? `: ${detail}` : ''} …\n`);
  const timer = setInterval(() => {
    if (!stream.isTTY) return;
    const text = `${name} … ${seconds()}  ${lastLines(output, 1)}`;
    stream.write(`\r\u001b[K${text.slice(0, stream.columns - 1)}`);
  }, 250);
  /** @type {number} */
  const exitCode = await new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(cwd && { cwd }),
      ...(env && { env }),
    });
    const release = passSignals(child, () => (isInterrupted = true));
    const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      output += error.message;
      resolve(127);
    });
    child.on('close', (code) => {
      release();
      resolve(code ?? 1);
    });
  });
  clearInterval(timer);
  if (stream.isTTY) stream.write('\r\u001b[K');
  if (isInterrupted) throw new SetupError([`${name}: interrupted. The same command goes on.`], 130);
  if (exitCode === 0) stream.write(`${name}: done in ${seconds()}\n`);
  return { exitCode, output };
}

/**
 * The last lines of a program's output that are not blank.
 *
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count) {
  return output
    .split(/[\r\n]+/)
    .filter((line) => line.trim())
    .slice(-count)
    .join('\n');
}
