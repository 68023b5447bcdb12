import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** Coated paper, offset, at most 300 % of ink: the profile that the print edition embeds as its output intent. */
const profileName = 'FOGRA39L_coated.icc';

/**
 * The bytes of the press's ICC profile, which comes with TeX Live.
 *
 * @throws UserError `tool/missing` when TeX Live or the profile is not installed.
 */
export async function readPressProfile(): Promise<Uint8Array> {
  const { stdout } = await promisify(execFile)('kpsewhich', [profileName]).catch(() => ({
    stdout: '',
  }));
  const file = stdout.trim();
  if (file === '') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `expected kpsewhich to find ${profileName}, which print colours are converted with`,
      hint: 'Install the Debian package texlive-base.',
    });
  }
  return readFile(file);
}
