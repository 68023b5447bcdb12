import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { FileRecord, Stages } from './file-record.ts';
import schema from './build.schema.json' with { type: 'json' };

/** What dist/build.json goes on saying of editions that a build leaves alone. */
export interface KeptEditions {
  files: FileRecord[];
  editions: Record<string, Stages>;
}

/** A build of some editions of a book. */
export interface PartialBuild {
  dist: string;
  /** The book's, with which the names of its PDFs begin. */
  slug: string;
  /** The editions that are built. */
  rebuilt: readonly string[];
}

/**
 * The editions other than `rebuilt` that the record in `dist` describes and whose PDFs are still
 * the ones that it describes. A record of another book, or one that cannot be read, says nothing.
 */
export function keptEditions({ dist, slug, rebuilt }: PartialBuild): KeptEditions {
  const record = readRecord(path.join(dist, 'build.json'));
  const files = (record?.files ?? []).filter(
    ({ file, edition, sha256 }) =>
      !rebuilt.includes(edition) &&
      file === `${slug}-${edition}.pdf` &&
      hashOf(path.join(dist, file)) === sha256,
  );
  const editions = Object.fromEntries(
    files.map(({ edition }) => [edition, record?.editions[edition] ?? {}]),
  );
  return { files, editions };
}

function readRecord(file: string): KeptEditions | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return new Ajv().validate<KeptEditions>(schema, record) ? record : undefined;
  } catch {
    return undefined;
  }
}

function hashOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
