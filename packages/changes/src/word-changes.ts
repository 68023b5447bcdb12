import { diffArrays } from 'diff';
import type { PlacedWord } from './page-words.ts';

/** Words that stand in one of two books only, where the other has others or none. */
export interface WordChange {
  removed: readonly PlacedWord[];
  added: readonly PlacedWord[];
}

/** How two books' words correspond. */
export interface WordComparison {
  changes: readonly WordChange[];
  /** For each page of the new book the page of the old one with which it has most words in common. */
  origins: ReadonlyMap<number, number>;
}

/** Milliseconds that a comparison may take; books so different that it takes longer are compared page by page. */
const patience = 60_000;

/** Compares the words of two books (Myers' algorithm). Passages that have only been moved are no changes. */
export function compareWords(
  old: readonly PlacedWord[],
  fresh: readonly PlacedWord[],
): WordComparison {
  const parts =
    diffArrays(
      old.map(({ word }) => word),
      fresh.map(({ word }) => word),
      { timeout: patience },
    ) ?? [];
  const changes: { removed: PlacedWord[]; added: PlacedWord[] }[] = [];
  const common = new Map<number, Map<number, number>>();
  let [before, after] = [0, 0];
  let isOpen = false;
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      for (let index = 0; index < count; index += 1)
        countPair(common, fresh[after + index]!.page, old[before + index]!.page);
      isOpen = false;
    } else {
      if (!isOpen) changes.push({ removed: [], added: [] });
      isOpen = true;
      const change = changes.at(-1)!;
      if (removed) change.removed.push(...old.slice(before, before + count));
      else change.added.push(...fresh.slice(after, after + count));
    }
    if (!added) before += count;
    if (!removed) after += count;
  }
  return { changes: withoutMoves(changes), origins: mostCommon(common) };
}

function countPair(common: Map<number, Map<number, number>>, fresh: number, old: number): void {
  const counts = common.get(fresh) ?? new Map<number, number>();
  counts.set(old, (counts.get(old) ?? 0) + 1);
  common.set(fresh, counts);
}

function mostCommon(common: Map<number, Map<number, number>>): Map<number, number> {
  return new Map(
    [...common].map(([page, counts]) => [
      page,
      [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0],
    ]),
  );
}

/** A figure that floats to another page takes its caption along: words that vanish here and appear there as they were. */
function withoutMoves(changes: readonly WordChange[]): WordChange[] {
  const text = (words: readonly PlacedWord[]): string => words.map(({ word }) => word).join(' ');
  const added = new Map<string, number>();
  for (const change of changes) {
    const key = text(change.added);
    added.set(key, (added.get(key) ?? 0) + 1);
  }
  const removed = new Map<string, number>();
  for (const change of changes) {
    const key = text(change.removed);
    removed.set(key, (removed.get(key) ?? 0) + 1);
  }
  const isMoved = (key: string): boolean =>
    key.includes(' ') && added.get(key) !== undefined && added.get(key) === removed.get(key);
  return changes
    .map((change) => ({
      removed: isMoved(text(change.removed)) ? [] : change.removed,
      added: isMoved(text(change.added)) ? [] : change.added,
    }))
    .filter((change) => change.removed.length + change.added.length > 0);
}
