import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** One line of cacache's index. */
export interface IndexLine {
  key: string;
  /** Subresource integrity of the contents; empty for a line that has none. */
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
  const digest = createHash('sha256').update(key).digest('hex');
  const file = path.join(indexFolder(folder), ...segments(digest));
  const { lines, garbled, ...bucket } = readBucketFile(file);
  const foreign = lines.filter((line) => line.key !== key).map((line) => JSON.stringify(line));
  return {
    ...bucket,
    lines: lines.filter((line) => line.key === key),
    garbled: [...garbled, ...foreign],
  };
}

/** As `readBucket`, by the file's name. */
export function readBucketFile(file: string): Bucket {
  const bytes = readIfPresent(file);
  const bucket: Bucket = { file, lines: [], garbled: [], isTorn: false, size: bytes.length };
  for (const line of bytes.toString().split('\n')) {
    const parsed = parseLine(line);
    if (parsed) bucket.lines.push(parsed);
    else if (looksTorn(line)) bucket.isTorn = true;
    else if (line !== '') bucket.garbled.push(line);
  }
  return bucket;
}

/** Removes a bucket, unless another process has written to it since `seen` was read. */
export function removeBucket(seen: Bucket): void {
  const present = readBucketFile(seen.file).lines.at(-1);
  if (JSON.stringify(present) === JSON.stringify(seen.lines.at(-1))) {
    rmSync(seen.file, { force: true });
  }
}

/** Where cacache keeps its index. */
export function indexFolder(folder: string): string {
  return path.join(folder, 'index-v5');
}

/** How cacache spreads digests over folders. */
export function segments(digest: string): [string, string, string] {
  return [digest.slice(0, 2), digest.slice(2, 4), digest.slice(4)];
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
    return typeof parsed?.key === 'string' ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** A line ends with the brace that closes it, unless its writing was cut short. */
function looksTorn(line: string): boolean {
  return /^[0-9a-f]{1,40}(\t(\{.*)?)?$/.test(line) && !line.endsWith('}');
}
