import { readFile } from 'node:fs/promises';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { kpsewhich } from './companions.ts';

/**
 * The bytes of a press's ICC profile. The free ones for coated paper come with TeX Live, so it is
 * found as TeX finds its files.
 *
 * @param options.profile file name of the profile, for instance `FOGRA39L_coated.icc`.
 * @param options.workFolder where kpsewhich runs.
 * @throws UserError `tool/missing` when TeX Live or the profile is not installed.
 */
export async function readPressProfile(options: {
  profile: string;
  workFolder: string;
}): Promise<Uint8Array> {
  const { profile, workFolder } = options;
  const found = await kpsewhich([profile], {
    inputFolders: [],
    sourceDateEpoch: 0,
    workFolder,
    timeLimitSeconds: 60,
  });
  const file = found.get(profile);
  if (file === undefined) {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `expected kpsewhich to find ${profile}, the ICC profile of the press, found none`,
      hint: 'Install the Debian package texlive-base, or put the profile where TeX finds it.',
    });
  }
  return readFile(file);
}
