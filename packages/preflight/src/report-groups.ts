import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { ReportedFinding } from './report.ts';

/** Findings of one page, or of the whole file, that say the same of several places. */
export interface FindingGroup {
  finding: ReportedFinding;
  /** Those that are known. */
  places: Box[];
  count: number;
}

/** Puts findings together that differ only in where on their page they are, in the order of the first of each. */
export function groupAlike(findings: readonly ReportedFinding[]): FindingGroup[] {
  const alike = groupBy(findings, ({ where: _, ...rest }) => JSON.stringify(rest));
  return [...alike.values()].map((items) => ({
    finding: items[0]!,
    places: items.flatMap(({ where }) => (where ? [where] : [])),
    count: items.length,
  }));
}

/** In the order in which the keys appear. */
export function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const found = groups.get(key);
    if (found) found.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
