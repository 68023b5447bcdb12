import { readFile } from 'node:fs/promises';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { kpsewhich } from '@chiaroscuro/latex/companions';

/** Coated paper, offset, at most 300 % of ink: the profile that the print edition names as its output intent. */
const profileName = 'FOGRA39L_coated.icc';

/**
 * The bytes of the press's ICC profile, which comes with TeX Live.
 *
 * @throws UserError `tool/missing` when TeX Live or the profile is not installed.
 */
export async function readPressProfile(workFolder: string): Promise<Uint8Array> {
  const found = await kpsewhich([profileName], {
    inputFolders: [],
    sourceDateEpoch: 0,
    workFolder,
    timeLimitSeconds: 60,
  });
  const file = found.get(profileName);
  if (file === undefined) {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `expected kpsewhich to find ${profileName}, which print colours are converted with`,
      hint: 'Install the Debian package texlive-base.',
    });
  }
  return readFile(file);
}
