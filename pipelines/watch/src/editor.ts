import { execa } from 'execa';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { SourcePosition } from './source-position.ts';

/** What the page does to open a source: follow a link, or nothing, because a program was started. */
export interface Opened {
  url?: string;
}

/**
 * Opens a source at a line, with the author's command or, without one, with a link for the page to
 * follow. The editor outlives the watch.
 *
 * @throws UserError `tool/missing` when the command cannot be started.
 */
export async function openEditor(
  command: readonly string[] | undefined,
  { file, line }: SourcePosition,
): Promise<Opened> {
  if (!command) return { url: `vscode://file${encodeURI(file)}:${line}` };
  const [program = '', ...args] = command.map((part) =>
    part.replaceAll('{file}', file).replaceAll('{line}', String(line)),
  );
  const subprocess = execa(program, args, {
    detached: true,
    cleanup: false,
    stdio: 'ignore',
    reject: false,
  });
  subprocess.unref();
  // A program that does not exist fails at once; one that runs may run for hours.
  const started = new Promise<undefined>((resolve) =>
    subprocess.once('spawn', () => resolve(undefined)),
  );
  const outcome = await Promise.race([started, subprocess]);
  if (outcome?.failed && outcome.exitCode === undefined) {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `the editor "${program}" could not be started: ${outcome.originalMessage}`,
      hint: 'Correct the command given with --editor, and start the watch again.',
    });
  }
  return {};
}
