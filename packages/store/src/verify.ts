import { removeBucket, type IndexLine } from './bucket.ts';
import { readContent, removeDamaged } from './content.ts';
import { garbledEntry, metadataOf, subjectOf } from './entries.ts';
import { readResult } from './result.ts';
import { bytesOf, surveyStore, type ResultBucket } from './survey.ts';
import { abandonedAfter, sweep, type Swept } from './sweep.ts';
import { tidy } from './tend.ts';
import type { Damage } from './trouble.ts';

/** The state of a store. */
export interface Verification {
  /** Results that are sound. */
  entries: number;
  /** What is left, in bytes on disk. */
  bytes: number;
  /** What was damaged, and has been removed; a store with none is clean. */
  damaged: Damage[];
  /** What interrupted builds had left, and has been removed; no damage. */
  leftovers: Swept;
}

/**
 * Reads everything that a store holds, and removes what is damaged. Builds may use the store
 * meanwhile.
 *
 * @param age from which unfinished work counts as a leftover, in milliseconds.
 * @throws what the file system refuses.
 */
export async function verifyStore(folder: string, age = abandonedAfter): Promise<Verification> {
  const { buckets, results } = surveyStore(folder);
  const damaged: Damage[] = [];
  for (const bucket of buckets.filter(({ garbled }) => garbled.length > 0)) {
    damaged.push(garbledEntry(bucket));
    await tidy(folder, bucket);
  }
  const verdicts = new Map<string, string | undefined>();
  for (const result of results) {
    const { integrity } = result.line;
    if (!verdicts.has(integrity)) verdicts.set(integrity, examine(folder, result.line));
    const reason = verdicts.get(integrity);
    if (reason && discard(folder, result)) {
      damaged.push({ subject: subjectOf(result.bucket), reason });
    }
  }
  const leftovers = sweep({ folder, abandonedAfter: age });
  const sound = surveyStore(folder);
  return { entries: sound.results.length, bytes: bytesOf(folder, sound), damaged, leftovers };
}

/** What is wrong with a result. The results of another version are verified, but not unpacked. */
function examine(folder: string, line: IndexLine): string | undefined {
  const result = metadataOf(line) ? readResult(folder, line) : readContent(folder, line);
  return 'damage' in result ? result.damage : undefined;
}

/** @returns false when the entry is no longer the one that was examined: pruned, or kept anew. */
function discard(folder: string, { bucket, line }: ResultBucket): boolean {
  const isGone = removeBucket(folder, bucket);
  removeDamaged(folder, line);
  return isGone;
}
