import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { unzipSync, zipSync, type Zippable } from 'fflate';

/** Files by their names, with forward slashes. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Contents that have been compressed already. */
const compressed = /\.(pdf|png|jpe?g|gz|zip|woff2)$/;
/** Made on Unix, an ordinary file that all may read and its owner may write. */
const unix = { os: 3, attrs: 0o100644 * 2 ** 16 };

/**
 * A ZIP archive of files whose bytes depend on them and the date only: sorted, every file made at
 * noon of that day, whichever time zone and file system the machine has.
 *
 * @param date YYYY-MM-DD, from 1980 on, where ZIP's calendar begins.
 */
export function makeArchive(files: Files, date: string): Uint8Array {
  const [year = 1980, month = 1, day = 1] = date.split('-').map(Number);
  // ZIP knows local time only, and so does the library.
  const mtime = new Date(year, month - 1, day, 12);
  const entries: Zippable = {};
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    entries[name] = [bytes, { ...unix, mtime, level: compressed.test(name) ? 0 : 9 }];
  }
  return zipSync(entries);
}

/** What a package may grow to: a file that unpacks to more is no book. */
export const mostBytes = 2 ** 31 - 1;

/**
 * The files of a ZIP archive, which may come from anybody.
 *
 * @param file the name that messages use.
 * @param most bytes that all files may have together.
 * @throws UserError `release/archive` for what is no archive or damaged, for names that lead out of
 *   the archive or stand in it twice, and for contents that are too large.
 */
export function readArchive(archive: Uint8Array, file: string, most = mostBytes): Files {
  const names = new Set<string>();
  let bytes = 0;
  const read = (): Record<string, Uint8Array> =>
    unzipSync(archive, {
      filter({ name, originalSize }) {
        const fault = faultOfName(name) ?? (names.has(name) ? 'stands in it twice' : undefined);
        if (fault !== undefined) throw notReadable(file, `"${name}" ${fault}`);
        names.add(name);
        bytes += originalSize;
        if (bytes > most) throw notReadable(file, `its files are larger than ${most} bytes`);
        return !name.endsWith('/');
      },
    });
  try {
    return new Map(Object.entries(read()));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw notReadable(file, (error as Error).message);
  }
}

function faultOfName(name: string): string | undefined {
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split(/[/\\]/).includes('..'))
    return 'leads out of the archive';
  return name.includes('\\') ? 'is written with backslashes' : undefined;
}

function notReadable(file: string, reason: string): UserError {
  return new UserError({
    code: 'release/archive',
    severity: 'error',
    message: `expected an archive that can be unpacked, but ${reason}`,
    place: { file },
    hint: 'Fetch it again; a transfer may have been cut short or have changed it.',
  });
}
