import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

/**
 * Builds a book as `npm run build` does, in a process of its own that prints what it does.
 *
 * @param book its folder, relative to the project.
 * @throws UserError `release/failed-check` when it does not succeed.
 */
export async function runBuild(project: string, book: string): Promise<void> {
  const program = path.join(project, 'pipelines', 'build', 'src', 'main.ts');
  const { exitCode } = await execa(process.execPath, [runner, program, '--book', book], {
    cwd: project,
    stdio: ['ignore', 'inherit', 'inherit'],
    reject: false,
  });
  if (exitCode === 0) return;
  throw new UserError({
    code: 'release/failed-check',
    severity: 'error',
    message: 'the book does not build; nothing was released',
    hint: 'The lines above say what is wrong.',
  });
}

const runner = fileURLToPath(import.meta.resolve('@chiaroscuro/launcher/run'));
