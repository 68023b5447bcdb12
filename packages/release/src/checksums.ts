import { createHash } from 'node:crypto';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Files } from './archive.ts';

/** The name of the file that lists the checksums of all others. */
export const checksumsFile = 'SHA256SUMS';

/** SHA-256 in hexadecimal digits. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The checksums of files as `sha256sum --check` reads them, sorted by name. */
export function formatChecksums(files: Files): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .join('');
}

/**
 * Holds files against the checksums among them: each file has one, each checksum has its file, and
 * they agree.
 *
 * @param place how messages name the archive or folder of the files.
 * @returns what is wrong, `release/changed` or `release/missing-part`.
 */
export function checkChecksums(files: Files, place: string): Diagnostic[] {
  const list = files.get(checksumsFile);
  if (!list) return [missing(place, `${checksumsFile} is not there`)];
  const expected = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const [index, line] of Buffer.from(list).toString('utf8').split('\n').entries()) {
    if (line === '') continue;
    const [, digest, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (digest === undefined || name === undefined)
      found.push(missing(place, `line ${index + 1} of ${checksumsFile} is no checksum`));
    else expected.set(name, digest);
  }
  for (const [name, digest] of expected) {
    const bytes = files.get(name);
    if (!bytes) found.push(missing(place, `${name} is listed in ${checksumsFile}, but not there`));
    else if (sha256(bytes) !== digest) found.push(changed(place, name));
  }
  for (const name of files.keys()) {
    if (name !== checksumsFile && !expected.has(name))
      found.push(missing(place, `${name} is there, but ${checksumsFile} does not list it`));
  }
  return found;
}

const again = 'Fetch it again from whoever made it, and do not repack it.';

function changed(file: string, name: string): Diagnostic {
  const message = `${name} is not the file whose checksum was written down`;
  return { code: 'release/changed', severity: 'error', message, place: { file }, hint: again };
}

function missing(file: string, message: string): Diagnostic {
  return { code: 'release/missing-part', severity: 'error', message, place: { file }, hint: again };
}
