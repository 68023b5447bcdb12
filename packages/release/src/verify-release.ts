import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readArchive, type Files } from './archive.ts';
import { checkChecksums, checksumsFile, sha256 } from './checksums.ts';
import { parseReleaseRecord, recordFile, type ReleaseRecord } from './release-record.ts';
import { verifyPackage } from './verify-package.ts';

/** What came of looking through a release. */
export interface VerifiedRelease {
  /** Absent when it could not be read. */
  record?: ReleaseRecord;
  diagnostics: Diagnostic[];
}

/**
 * Looks through a release: that every file is the one that was released, that record and checksums tell the
 * same, that every archive can be unpacked, and each publisher's package as its receiver will.
 *
 * @param place how messages name the release.
 */
export async function verifyRelease(files: Files, place: string): Promise<VerifiedRelease> {
  const found = checkChecksums(files, place);
  if (found.length > 0) return { diagnostics: found };
  try {
    const text = Buffer.from(files.get(recordFile) ?? '').toString('utf8');
    const record = parseReleaseRecord(text, `${place}/${recordFile}`);
    const diagnostics = [...compareFiles(record, files, place)];
    for (const [name, bytes] of files) {
      if (!name.endsWith('.zip')) continue;
      const shown = `${place}/${name}`;
      const unpacked = readArchive(bytes, shown);
      if (name.startsWith(`${record.book.slug}-package-`))
        diagnostics.push(...(await verifyPackage(unpacked, shown)).diagnostics);
    }
    return { record, diagnostics };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { diagnostics: [...error.diagnostics] };
  }
}

function compareFiles(record: ReleaseRecord, files: Files, place: string): Diagnostic[] {
  const listed = new Map(record.files.map(({ name, sha256: digest }) => [name, digest]));
  const fault = (message: string): Diagnostic => ({
    code: 'release/changed',
    severity: 'error',
    message,
    place: { file: `${place}/${recordFile}` },
    hint: 'Fetch the release again.',
  });
  const others = [...files].filter(([name]) => name !== recordFile && name !== checksumsFile);
  return [
    ...others
      .filter(([name, bytes]) => listed.get(name) !== sha256(bytes))
      .map(([name]) => fault(`${name} is not the file that ${recordFile} lists`)),
    ...[...listed.keys()]
      .filter((name) => !files.has(name))
      .map((name) => fault(`${name} is listed in ${recordFile}, but not there`)),
  ];
}
