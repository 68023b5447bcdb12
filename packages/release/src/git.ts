import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

const settings = ['-c', 'core.quotePath=false', '-c', 'log.showSignature=false'];

/**
 * What a git command prints, without the last line end; undefined when git refuses. Settings that
 * change what is printed do not count.
 *
 * @throws UserError `tool/missing` without git.
 */
export async function runGit(
  folder: string,
  parameters: readonly string[],
): Promise<string | undefined> {
  const result = await execa('git', [...settings, ...parameters], {
    cwd: folder,
    reject: false,
    timeout: 120_000,
    env: { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
    maxBuffer: 200_000_000,
  });
  if (result.code === 'ENOENT') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: 'Expected the program git, found none.',
      hint: 'Install git.',
    });
  }
  return result.failed ? undefined : result.stdout;
}
