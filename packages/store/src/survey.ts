import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { indexFolder, readBucketFile, type Bucket, type IndexLine } from './bucket.ts';
import { contentFile } from './content.ts';

/** A bucket that holds a result, and the line that is in force. */
export interface ResultBucket {
  bucket: Bucket;
  line: IndexLine;
}

/** Everything that a store's index says. */
export interface Survey {
  results: ResultBucket[];
  /** Buckets of the names that recipes have read. */
  names: ResultBucket[];
  /** All buckets, those that cannot be read among them. */
  buckets: Bucket[];
}

/** Reads the whole index. */
export function surveyStore(folder: string): Survey {
  const survey: Survey = { results: [], names: [], buckets: [] };
  for (const file of filesUnder(indexFolder(folder))) {
    const bucket = readBucketFile(folder, file);
    survey.buckets.push(bucket);
    const line = bucket.lines.at(-1);
    if (line) (line.integrity ? survey.results : survey.names).push({ bucket, line });
  }
  return survey;
}

/** What the index and the contents it points to take on disk, in bytes; shared contents count once. */
export function bytesOf(folder: string, { buckets, results }: Survey): number {
  const contents = new Set(results.map(({ line }) => line.integrity));
  return [
    ...buckets.map(({ size }) => size),
    ...[...contents].map((integrity) => fileSize(contentFile(folder, integrity))),
  ].reduce((sum, size) => sum + size, 0);
}

/** Bytes of a file; 0 when it is not there. */
export function fileSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** All files in a folder and the folders in it; none when it is not there. */
export function filesUnder(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
