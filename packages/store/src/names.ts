import type { Bucket } from './bucket.ts';
import { metadataOf, type NamesMetadata } from './entries.ts';

/** How many sets of names are remembered for one recipe. */
export const mostReadings = 8;

/** The different sets of names that makings of a recipe have read, the newest first. */
export function rememberedNames({ lines }: Bucket): readonly string[][] {
  const sets = new Map<string, string[]>();
  for (const line of lines.toReversed()) {
    const names = metadataOf<NamesMetadata>(line)?.names;
    if (names && sets.size < mostReadings) sets.set(JSON.stringify(names), [...names]);
  }
  return [...sets.values()];
}
