import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** One line of cacache's index. */
export interface IndexLine {
  key: string;
  /** Subresource integrity of the contents, SHA-512; empty for a line that has none. */
  integrity: string;
  /** When it was last used, in milliseconds since 1970. */
  time: number;
  /** Bytes of the contents. */
  size?: number;
  metadata?: unknown;
}

/** One file of cacache's index: everything that was ever said of one key, the newest line last. */
export interface Bucket {
  file: string;
  lines: IndexLine[];
  /** Lines that cacache did not write, or that have changed since. */
  garbled: string[];
  /** Whether a writer was killed within a line; such a line is void and harms nothing. */
  isTorn: boolean;
  /** Bytes on disk. */
  size: number;
}

/**
 * The bucket of a key, empty when there is none. Read directly and at once, because cacache's own
 * reading takes ten times as long and passes over garbled lines in silence.
 */
export function readBucket(folder: string, key: string): Bucket {
  return readBucketFile(folder, bucketFile(folder, key));
}

/** As `readBucket`, by the file's name. A line of a key that belongs elsewhere is garbled. */
export function readBucketFile(folder: string, file: string): Bucket {
  const bytes = readIfPresent(file);
  const bucket: Bucket = { file, lines: [], garbled: [], isTorn: false, size: bytes.length };
  for (const text of bytes.toString().split('\n')) {
    const line = parseLine(text);
    if (line && bucketFile(folder, line.key) === file) bucket.lines.push(line);
    else if (looksTorn(text)) bucket.isTorn = true;
    else if (text !== '') bucket.garbled.push(text);
  }
  return bucket;
}

/**
 * Removes a bucket, unless another process has written to it since `seen` was read.
 *
 * @returns whether it is gone.
 */
export function removeBucket(folder: string, seen: Bucket): boolean {
  const present = readBucketFile(folder, seen.file).lines.at(-1);
  const isUnchanged = JSON.stringify(present) === JSON.stringify(seen.lines.at(-1));
  if (isUnchanged) rmSync(seen.file, { force: true });
  return isUnchanged;
}

/** Where cacache keeps its index. */
export function indexFolder(folder: string): string {
  return path.join(folder, 'index-v5');
}

/** How cacache spreads digests over folders. */
export function segments(digest: string): [string, string, string] {
  return [digest.slice(0, 2), digest.slice(2, 4), digest.slice(4)];
}

function bucketFile(folder: string, key: string): string {
  const digest = createHash('sha256').update(key).digest('hex');
  return path.join(indexFolder(folder), ...segments(digest));
}

function readIfPresent(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return Buffer.alloc(0);
    throw error;
  }
}

function parseLine(line: string): IndexLine | undefined {
  const [digest, json] = line.split('\t');
  if (!json || createHash('sha1').update(json).digest('hex') !== digest) return undefined;
  try {
    const parsed = JSON.parse(json) as IndexLine | null;
    return typeof parsed?.key === 'string' && integrityForm.test(parsed.integrity)
      ? parsed
      : undefined;
  } catch {
    return undefined;
  }
}

const integrityForm = /^(sha512-[A-Za-z0-9+/]{86}==)?$/;

/** A line ends with the brace that closes it, unless its writing was cut short. */
function looksTorn(line: string): boolean {
  return /^[0-9a-f]{1,40}(\t(\{.*)?)?$/.test(line) && !line.endsWith('}');
}
