import { describeMissing } from './describe-missing.mjs';
import { installWithApt } from './install-with-apt.mjs';
import { readMachine } from './machine.mjs';
import { planRemedy } from './remedy.mjs';
import { readRequirements } from './requirements.mjs';
import { SetupError } from './setup-error.mjs';
import { findMissing, findTools } from './tools.mjs';

/**
 * Brings in the programs and the files of TeX that a command needs, where that is possible.
 *
 * @param {string} command
 * @param {NodeJS.ProcessEnv} env
 * @throws {SetupError} when they cannot be installed, or must not be
 */
export async function provideTools(command, env) {
  const requirements = readRequirements(command);
  const look = () => findTools(requirements, env.PATH ?? '');
  const before = await look();
  const missing = findMissing(requirements, before);
  if (!missing) return;
  const machine = await readMachine(env);
  const remedy = planRemedy({ missing, texLive: before.texLive, machine });
  if (remedy.kind === 'by-hand') {
    throw new SetupError([
      'The build needs what is not installed here:',
      ...indent(describeMissing(missing)),
      `It was not installed, because ${remedy.reason}. Run:`,
      ...indent(remedy.steps),
    ]);
  }
  const { packages } = remedy;
  const { complaint } = await installWithApt({
    packages,
    withSudo: machine.rights === 'sudo',
    env,
  });
  const after = await look();
  const remaining = findMissing(requirements, after);
  if (!remaining) return;
  const next = planRemedy({
    missing: remaining,
    texLive: after.texLive,
    machine: { ...machine, isAllowed: false },
  });
  throw new SetupError([
    'apt-get did not bring in everything that the build needs. Still missing:',
    ...indent(describeMissing(remaining)),
    'apt-get said:',
    ...indent(complaint),
    'Mend this (often it is the network), then run:',
    ...indent(next.kind === 'by-hand' ? next.steps : []),
  ]);
}

/** @param {string[]} lines */
function indent(lines) {
  return lines.map((line) => `  ${line}`);
}
