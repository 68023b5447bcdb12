import { ask } from '../../bootstrap/src/ask.mjs';
import { readMachine } from '../../bootstrap/src/machine.mjs';
import { planRemedy } from '../../bootstrap/src/remedy.mjs';
import { readRequirements } from '../../bootstrap/src/requirements.mjs';
import { findMissing, findTools, oldestTexLive } from '../../bootstrap/src/tools.mjs';

/** @import { Requirement, Requirements } from '../../bootstrap/src/requirements.mjs' */
/** @import { Tools } from '../../bootstrap/src/tools.mjs' */
/** @import { Finding } from './findings.mjs' */

/**
 * What is found of TeX and of the PDF tools, and the lines that say how to get the rest.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ findings: Finding[], advice: string[] }>}
 */
export async function examineTools(env) {
  const requirements = readRequirements();
  const tools = await findTools(requirements, env.PATH ?? '');
  const findings = [
    texLiveFinding(tools),
    ...(await Promise.all(requirements.programs.map((program) => programFinding(program, tools)))),
    ...texFileFindings(requirements, tools),
  ];
  const missing = findMissing(requirements, tools);
  if (!missing) return { findings, advice: [] };
  const machine = await readMachine(env);
  const remedy = planRemedy({ missing, texLive: tools.texLive, machine });
  const advice =
    remedy.kind === 'install'
      ? ['`npm run build` installs these packages:', `  ${remedy.packages.join(' ')}`]
      : [
          `The build cannot install what is missing, because ${remedy.reason}.`,
          'Run:',
          ...remedy.steps.map((step) => `  ${step}`),
        ];
  return { findings, advice };
}

/**
 * @param {Tools} tools
 * @returns {Finding}
 */
function texLiveFinding({ texLive }) {
  const name = 'TeX Live';
  if (!texLive) return { state: 'missing', name, detail: 'no lualatex on the PATH' };
  const { year } = texLive;
  if (year === undefined)
    return { state: 'optional', name, detail: 'LuaLaTeX does not say its year' };
  if (year < oldestTexLive) {
    return { state: 'missing', name, detail: `${year}, expected ${oldestTexLive} or later` };
  }
  return { state: 'present', name, detail: String(year) };
}

/**
 * @param {Requirement} program
 * @param {Tools} tools
 * @returns {Promise<Finding>}
 */
async function programFinding({ name, purpose, debian, versionFlag }, { programs }) {
  const file = programs.get(name);
  if (!file) return { state: 'missing', name, detail: `${purpose ?? ''} (${debian})` };
  const version = versionFlag ? parseVersion(await ask(file, [versionFlag])) : undefined;
  return { state: 'present', name, detail: [version, file].filter(Boolean).join('  ') };
}

/**
 * The first thing that looks like a version in what a program prints.
 *
 * @param {string} text
 * @returns {string | undefined}
 */
export function parseVersion(text) {
  return /\d+(?:\.\d+)+/.exec(text)?.[0];
}

/**
 * @param {Requirements} requirements
 * @param {Tools} tools
 * @returns {Finding[]}
 */
function texFileFindings({ texFiles: wanted }, { texFiles: found }) {
  const missing = wanted.filter(({ name }) => !found.has(name));
  return [
    {
      state: missing.length === 0 ? 'present' : 'missing',
      name: 'TeX files',
      detail: `${wanted.length - missing.length} of ${wanted.length}`,
    },
    ...missing.map(
      ({ name, debian }) =>
        /** @type {Finding} */ ({ state: 'missing', name, detail: `(${debian})` }),
    ),
  ];
}
