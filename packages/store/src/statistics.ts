import { metadataOf, type ResultMetadata } from './entries.ts';
import { splitKey } from './keys.ts';
import { bytesOf, surveyStore, type ResultBucket } from './survey.ts';

/** What a store holds of one kind. */
export interface KindStatistics {
  kind: string;
  entries: number;
  /** Contents in bytes; what two results share counts for both. */
  bytes: number;
  /** When the oldest and the newest were kept, in milliseconds since 1970. */
  oldest: number;
  newest: number;
}

/** What a store holds. */
export interface StoreStatistics {
  /** By name. */
  kinds: KindStatistics[];
  entries: number;
  /** Contents and index, in bytes on disk. */
  bytes: number;
}

/** Counts what a store holds. @throws what the file system refuses. */
export function storeStatistics(folder: string): StoreStatistics {
  const survey = surveyStore(folder);
  const names = new Set(survey.results.map(kindOf));
  return {
    kinds: [...names].sort().map((kind) =>
      describeKind(
        kind,
        survey.results.filter((result) => kindOf(result) === kind),
      ),
    ),
    entries: survey.results.length,
    bytes: bytesOf(folder, survey),
  };
}

function describeKind(kind: string, results: ResultBucket[]): KindStatistics {
  const times = results
    .map(({ line }) => metadataOf<ResultMetadata>(line)?.storedAt ?? line.time)
    .sort((one, other) => one - other);
  return {
    kind,
    entries: results.length,
    bytes: results.reduce((sum, { line }) => sum + (line.size ?? 0), 0),
    oldest: times[0] ?? 0,
    newest: times.at(-1) ?? 0,
  };
}

function kindOf({ line }: ResultBucket): string {
  return splitKey(line.key).kind;
}
