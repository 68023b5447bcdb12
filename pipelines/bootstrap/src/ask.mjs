import { execFile } from 'node:child_process';

/**
 * What a program prints on both streams, whatever its exit code; kpsewhich's is 1 as soon as one
 * file is not found.
 *
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<string>}
 */
export function ask(program, args) {
  return new Promise((resolve) => {
    const settings = {
      cwd: '/',
      timeout: 20_000,
      maxBuffer: 1e8,
      env: { ...process.env, LC_ALL: 'C' },
    };
    const child = execFile(program, args, settings, (_error, stdout, stderr) =>
      resolve(`${stdout}\n${stderr}`),
    );
    child.stdin?.end();
  });
}
