import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { passSignals } from './pass-signals.mjs';

/**
 * Runs the programs of a command. A single one runs in this very process, which spares the start of
 * another and leaves signals to it; several run one after the other, all of them even when one
 * fails, so that one look shows everything.
 *
 * @param {string} root folder to which the programs' paths are relative
 * @param {[string, ...string[]][]} programs
 * @param {string[]} args for the program, when it is a single one
 */
export async function runPrograms(root, programs, args) {
  const [only] = programs;
  if (only && programs.length === 1) {
    process.chdir(root);
    await runHere(path.join(root, only[0]), [...only.slice(1), ...args]);
    return;
  }
  for (const [file, ...options] of programs) {
    const exitCode = await runChild(root, [path.join(root, file), ...options]);
    if (exitCode !== 0) process.exitCode = exitCode;
    if (exitCode > 128) return;
  }
}

/**
 * @param {string} file
 * @param {string[]} args
 */
async function runHere(file, args) {
  process.argv = [process.execPath, file, ...args];
  if (file.endsWith('.ts')) await (await import('@chiaroscuro/launcher/launch')).launch(file);
  else await import(pathToFileURL(file).href);
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<number>} 128 + n after the signal n, as a shell says it
 */
function runChild(root, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    const stop = passSignals(child);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stop();
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
