import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { commands, describeCommands } from './commands.mjs';
import { provideNpmPackages } from './provide-npm-packages.mjs';
import { provideTools } from './provide-tools.mjs';
import { runPrograms } from './run-programs.mjs';
import { SetupError } from './setup-error.mjs';

/** @import { Command } from './commands.mjs' */

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Brings in what the command needs, then runs it. Exit codes: 1 when something is missing, 2 for an
 * unknown command or option, otherwise the command's own.
 *
 * @param {string[]} args
 */
export async function main([name, ...args]) {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(`${describeCommands()}\n`);
    return;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const known = commands.map((candidate) => candidate.name).join(', ');
    refuse(`Unknown command "${name}". Expected one of ${known}.`);
    return;
  }
  try {
    await run(command, args);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}

/**
 * @param {Command} command
 * @param {string[]} args
 */
async function run({ name, description, needs, programs }, args) {
  const asksForHelp = args.includes('--help') || args.includes('-h');
  if (programs.length > 1 && args.length > 0) {
    if (asksForHelp) process.stdout.write(`npm run ${name}: ${description}\n`);
    else refuse(`"${name}" takes no arguments, found ${args.join(' ')}.`);
    return;
  }
  if (needs !== 'nothing') await provideNpmPackages(root, process.env);
  if (needs === 'everything' && !asksForHelp) await provideTools(name, process.env);
  await runPrograms(root, programs, args);
}

/** @param {string} message */
function refuse(message) {
  process.stderr.write(
    `${message}\nSee \`npm run\`, or node ${path.relative(process.cwd(), process.argv[1] ?? '')} --help.\n`,
  );
  process.exitCode = 2;
}
