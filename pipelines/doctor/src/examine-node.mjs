import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { ask } from '../../bootstrap/src/ask.mjs';
import { findProgram } from '../../bootstrap/src/find-program.mjs';
import { explainNodeVersion } from '../../bootstrap/src/node-version.mjs';
import { explainPackages } from '../../bootstrap/src/npm-packages.mjs';

/** @import { Finding } from './findings.mjs' */

/**
 * What is found of Node.js, of npm and its packages, and of the disk.
 *
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ findings: Finding[], hasPackages: boolean }>}
 */
export async function examineNode(root, env) {
  const { engines } = /** @type {{ engines: { node: string } }} */ (
    JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  );
  const complaint = explainNodeVersion(process.versions.node, engines.node);
  const outOfStep = explainPackages(root);
  return {
    findings: [
      {
        state: complaint ? 'missing' : 'present',
        name: 'Node.js',
        detail: complaint ?? `${process.versions.node}  ${process.execPath}`,
      },
      await npmFinding(env),
      {
        state: outOfStep ? 'missing' : 'present',
        name: 'npm packages',
        detail: outOfStep
          ? `${outOfStep}; every command but this one installs them, or run \`npm ci\``
          : 'in step with package-lock.json',
      },
      await diskFinding(root),
    ],
    hasPackages: outOfStep === undefined,
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Finding>}
 */
async function npmFinding(env) {
  const file = findProgram('npm', env.PATH ?? '');
  if (!file)
    return { state: 'missing', name: 'npm', detail: 'not on the PATH; it comes with Node.js' };
  const version = /^\d+\.\d+\.\d+/m.exec(await ask(file, ['--version']))?.[0];
  return { state: 'present', name: 'npm', detail: [version, file].filter(Boolean).join('  ') };
}

// What the npm packages, TeX and a build of the book take together, with room to spare.
const comfortable = 3e9;

/**
 * @param {string} folder
 * @returns {Promise<Finding>}
 */
async function diskFinding(folder) {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  return {
    state: free < comfortable ? 'optional' : 'present',
    name: 'free disk space',
    detail: `${(free / 1e9).toFixed(1)} GB${free < comfortable ? ', which may be too little' : ''}`,
  };
}
