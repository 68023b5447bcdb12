import type { IndexLine } from './bucket.ts';
import { splitKey } from './keys.ts';
import type { Damage } from './trouble.ts';

/** Results of another version are left alone and count as absent. */
export const formatVersion = 1;

/** What the index says of a result besides cacache's own. */
export interface ResultMetadata {
  format: number;
  /** In the author's terms, for instance `drawing of ellipse/free-energy (screen)`. */
  subject: string;
  /** When it was made, in milliseconds since 1970. */
  storedAt: number;
}

/** A set of names that some making of a recipe has read. */
export interface NamesMetadata {
  format: number;
  subject: string;
  names: readonly string[];
}

/** The metadata of a line of this version, or undefined. */
export function metadataOf<Metadata extends ResultMetadata | NamesMetadata>(
  line: IndexLine,
): Metadata | undefined {
  const metadata = line.metadata as Metadata | undefined;
  return metadata?.format === formatVersion ? metadata : undefined;
}

/** The damage of a bucket with lines that cannot be read. */
export function garbledEntry(bucket: Readable): Damage {
  return { subject: subjectOf(bucket), reason: 'its entry in the index cannot be read' };
}

/** What an author calls the thing that index lines speak of, as far as they can be read. */
export function subjectOf({ lines, garbled, key }: Readable): string {
  for (const line of lines) {
    const subject = metadataOf<ResultMetadata>(line)?.subject;
    if (subject) return subject;
  }
  for (const text of garbled) {
    const subject = /"subject":"([^"\\]+)"/.exec(text)?.[1];
    if (subject) return subject;
  }
  const known = key ?? lines[0]?.key;
  return known ? `result of kind “${splitKey(known).kind}”` : 'result whose name cannot be read';
}

interface Readable {
  lines: readonly IndexLine[];
  garbled: readonly string[];
  key?: string;
}
