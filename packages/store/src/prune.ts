import { removeBucket } from './bucket.ts';
import { contentFile } from './content.ts';
import { splitKey } from './keys.ts';
import { bytesOf, fileSize, surveyStore, type ResultBucket, type Survey } from './survey.ts';
import { abandonedAfter, sweep } from './sweep.ts';

/** How large a store may be when nobody says otherwise, in bytes. */
export const defaultMaximumBytes = 2_000_000_000;

/** Which store to prune, and how far. */
export interface PruneOptions {
  folder: string;
  /** In bytes on disk. */
  maximumBytes?: number;
}

/** What pruning did. */
export interface Pruning {
  /** Results that were dropped. */
  dropped: number;
  /** Results that are left. */
  entries: number;
  /** What is left, in bytes on disk. */
  bytes: number;
}

/**
 * Drops the results that were not used for the longest time until the store fits. Builds may use
 * the store meanwhile; what they have just kept or recalled goes last.
 *
 * @throws what the file system refuses.
 */
export function pruneStore({ folder, maximumBytes = defaultMaximumBytes }: PruneOptions): Pruning {
  const survey = surveyStore(folder);
  const drop = createDropper(folder, survey);
  const contents = new Set<string>();
  const leastRecent = survey.results.toSorted((one, other) => one.line.time - other.line.time);
  let excess = bytesOf(folder, survey) - maximumBytes;
  let dropped = 0;
  for (const result of leastRecent) {
    if (excess <= 0) break;
    excess -= drop(result);
    contents.add(contentFile(folder, result.line.integrity));
    dropped += 1;
  }
  sweep({ folder, abandonedAfter, dropped: contents });
  const left = surveyStore(folder);
  return { dropped, entries: left.results.length, bytes: bytesOf(folder, left) };
}

/**
 * Drops one result after the other, with the names of its recipe when it was the last of it. The
 * contents go with the sweep afterwards.
 *
 * @returns how many bytes that frees.
 */
function createDropper(folder: string, { names, results }: Survey) {
  const namesOf = new Map(names.map(({ bucket, line }) => [line.key, bucket]));
  const users = countBy(results, contentsOf);
  const resultsOf = countBy(results, recipeOf);
  return (result: ResultBucket): number => {
    removeBucket(folder, result.bucket);
    const readings = takeLast(resultsOf, recipeOf(result)) && namesOf.get(recipeOf(result));
    if (readings) removeBucket(folder, readings);
    const file = takeLast(users, contentsOf(result)) && contentFile(folder, contentsOf(result));
    return result.bucket.size + (readings ? readings.size : 0) + (file ? fileSize(file) : 0);
  };
}

function contentsOf({ line }: ResultBucket): string {
  return line.integrity;
}

function recipeOf({ line }: ResultBucket): string {
  return splitKey(line.key).names;
}

function countBy(results: ResultBucket[], nameOf: (result: ResultBucket) => string) {
  const counts = new Map<string, number>();
  for (const result of results) counts.set(nameOf(result), (counts.get(nameOf(result)) ?? 0) + 1);
  return counts;
}

/** Counts one less. @returns whether it was the last. */
function takeLast(counts: Map<string, number>, name: string): boolean {
  const left = (counts.get(name) ?? 0) - 1;
  counts.set(name, left);
  return left === 0;
}
