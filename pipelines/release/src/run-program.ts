import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

/** Programs that make what a release gathers: where they are, and what is said when one of them fails. */
const programs = {
  build: { file: 'build/src/main.ts', failure: 'the book does not build' },
  notebooks: { file: 'build/src/notebooks.ts', failure: 'a notebook cannot be made' },
  site: { file: 'site/src/main.ts', failure: 'the website cannot be made' },
} as const;

/**
 * Runs one of them for a book as `npm run` does, in a process of its own that prints what it does.
 *
 * @param book its folder, relative to the project.
 * @throws UserError `release/failed-check` when it does not succeed.
 */
export async function runProgram(
  project: string,
  name: keyof typeof programs,
  book: string,
): Promise<void> {
  const { file, failure } = programs[name];
  const program = path.join(project, 'pipelines', file);
  const { exitCode } = await execa(process.execPath, [runner, program, '--book', book], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
  });
  if (exitCode === 0) return;
  throw new UserError({
    code: 'release/failed-check',
    severity: 'error',
    message: `${failure}; nothing was released`,
    hint: 'The lines above say what is wrong.',
  });
}

const runner = fileURLToPath(import.meta.resolve('@chiaroscuro/launcher/run'));
