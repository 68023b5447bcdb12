import { removeBucket, type Bucket, type IndexLine } from './bucket.ts';
import { mostReadings } from './names.ts';

/** Notes that a result was used, at most once a day, so that pruning drops what nobody uses. */
export async function refresh(folder: string, bucket: Bucket): Promise<void> {
  const line = bucket.lines.at(-1);
  if (!line || Date.now() - line.time < day) return;
  const { key, integrity, size, metadata } = line;
  try {
    const { index } = await import('cacache');
    await index.insert(folder, key, integrity, { ...(size !== undefined && { size }), metadata });
    if (bucket.lines.length > mostLines) await tidy(folder, bucket);
  } catch {
    // A store that cannot be written can still be read; whoever keeps something is told.
  }
}

/**
 * Writes a bucket anew, without garbled and superseded lines. What another process appends in this
 * very moment may be lost, which costs a rebuild.
 */
export async function tidy(folder: string, bucket: Bucket): Promise<void> {
  const { lines, garbled } = bucket;
  if (garbled.length === 0 && lines.length <= mostLines) return;
  const key = lines[0]?.key;
  if (key === undefined) {
    removeBucket(folder, bucket);
    return;
  }
  const newest = [...new Set(lines.toReversed().map(readingOf))].slice(0, mostReadings);
  const { index } = await import('cacache');
  await index.compact(folder, key, (one, other) => readingOf(one) === readingOf(other), {
    validateEntry: (line) => line.key === key && newest.includes(readingOf(line)),
  });
}

/** cacache appends to a bucket; with more lines than this it is written anew. */
const mostLines = 3 * mostReadings;
const day = 24 * 60 * 60 * 1000;

/** What tells the lines of one bucket apart: the set of names, or nothing if it holds a result. */
function readingOf(line: Pick<IndexLine, 'metadata'>): string {
  return JSON.stringify((line.metadata as { names?: unknown } | undefined)?.names ?? null);
}
