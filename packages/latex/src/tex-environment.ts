import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the Lua that every run loads first (`chiaroscuro-confine.lua`). */
const LUA_FOLDER = fileURLToPath(new URL('.', import.meta.url));

/** Taken over from the caller's environment when set; nothing else is. */
const INHERITED = ['PATH', 'HOME', 'TEXMFVAR', 'TEXMFCACHE', 'TEXMFHOME', 'TEXMFCNF', 'OSFONTDIR'];

/** What a run of TeX or a companion may depend on besides its files. */
export interface EnvironmentChoices {
  /** Absolute folders, searched in order before TeX's own trees; a trailing `//` searches below. */
  inputFolders: readonly string[];
  /** Seconds since 1970 that TeX takes for the time of the run. */
  sourceDateEpoch: number;
}

/**
 * The whole environment of TeX and its companions, built from scratch so that no setting of the
 * person who builds can change a page.
 */
export function texEnvironment(
  { inputFolders, sourceDateEpoch }: EnvironmentChoices,
  inherited: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept = INHERITED.flatMap((name) => {
    const value = inherited[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // The empty last element stands for TeX's default path.
  const searchPath = ['.', ...inputFolders, ''].join(delimiter);
  return {
    ...Object.fromEntries(kept),
    TEXINPUTS: searchPath,
    BIBINPUTS: searchPath,
    INDEXSTYLE: searchPath,
    LUAINPUTS: [LUA_FOLDER, searchPath].join(delimiter),
    // Paranoid: names that are absolute or climb with `..` are refused; folders of TEXINPUTS are not.
    openin_any: 'p',
    openout_any: 'p',
    // A missing font is an error, not a reason to start METAFONT and write into the home folder.
    MKTEXTFM: '0',
    MKTEXMF: '0',
    MKTEXPK: '0',
    // TeX must not break the lines of a transcript that is going to be parsed.
    max_print_line: '10000',
    error_line: '254',
    half_error_line: '238',
    SOURCE_DATE_EPOCH: String(sourceDateEpoch),
    FORCE_SOURCE_DATE: '1',
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
  };
}
