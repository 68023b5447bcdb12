import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readBucket, removeBucket, type Bucket } from './bucket.ts';
import type { JsonValue } from './container.ts';
import { removeDamaged } from './content.ts';
import { garbledEntry, metadataOf, type ResultMetadata } from './entries.ts';
import { namesKey, resultKey } from './keys.ts';
import { rememberedNames } from './names.ts';
import { readResult } from './result.ts';
import { refresh, tidy } from './tend.ts';
import { storeDamage } from './trouble.ts';

/** What is asked for. */
export interface RecallRequest {
  /** What kind of thing it is, a word without colons: `numbers`, `model`, `drawing`, `pages`. */
  kind: string;
  /** Hexadecimal digest of all that is known of the thing before it is made. */
  recipe: string;
  /**
   * The present digests of the names that an earlier making has read, or undefined when one of them
   * cannot be had: then that reading does not fit. Called once for each remembered set of names.
   */
  digestsOf(names: readonly string[]): Digests | undefined | Promise<Digests | undefined>;
}

/** A result as it was kept. */
export interface Kept {
  files: Record<string, Uint8Array>;
  note: JsonValue | undefined;
  /** What its making read, with the digests. */
  reads: Record<string, string>;
  /** When it was kept, in milliseconds since 1970. */
  storedAt: number;
}

type Digests = Readonly<Record<string, string>>;

interface Recalling extends RecallRequest {
  folder: string;
  onDamage(diagnostic: Diagnostic): void;
  /** Told of an error that leaves the store unreadable. */
  onTrouble(error: unknown): void;
}

/** Finds the newest reading of a recipe that fits the present digests, and its result, verified. */
export async function recall(request: Recalling): Promise<Kept | undefined> {
  const { kind, recipe, digestsOf } = request;
  const readings = await soundBucket(namesKey(kind, recipe), request);
  for (const names of readings ? rememberedNames(readings) : []) {
    const digests = await digestsOf(names);
    const reads = digests && choose(names, digests);
    const kept = reads && (await recallResult(reads, request));
    if (kept) return kept;
  }
  return undefined;
}

/** The digests of all names, or undefined when one is missing. */
function choose(names: readonly string[], digests: Digests): Record<string, string> | undefined {
  const chosen: Record<string, string> = {};
  for (const name of names) {
    const digest = digests[name];
    if (digest === undefined) return undefined;
    chosen[name] = digest;
  }
  return chosen;
}

async function recallResult(
  reads: Record<string, string>,
  request: Recalling,
): Promise<Kept | undefined> {
  const { folder, onDamage, onTrouble } = request;
  const bucket = await soundBucket(resultKey({ ...request, reads }), request);
  const line = bucket?.lines.at(-1);
  if (!bucket || !line) return undefined;
  const metadata = metadataOf<ResultMetadata>(line);
  if (!metadata) return undefined;
  try {
    const result = readResult(folder, line);
    if ('damage' in result) {
      onDamage(storeDamage({ subject: metadata.subject, reason: result.damage }));
      removeBucket(folder, bucket);
      removeDamaged(folder, line);
      return undefined;
    }
    await refresh(folder, bucket);
    const { files, note } = result.contents;
    return { files, note, reads, storedAt: metadata.storedAt };
  } catch (error) {
    onTrouble(error);
    return undefined;
  }
}

/** The bucket of a key, rid of garbled lines; undefined when it cannot be read. */
async function soundBucket(key: string, request: Recalling): Promise<Bucket | undefined> {
  const { folder, onDamage, onTrouble } = request;
  try {
    const bucket = readBucket(folder, key);
    if (bucket.garbled.length === 0) return bucket;
    onDamage(storeDamage(garbledEntry({ ...bucket, key })));
    await tidy(folder, bucket);
    return bucket;
  } catch (error) {
    onTrouble(error);
    return undefined;
  }
}
