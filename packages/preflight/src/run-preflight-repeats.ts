import type { Finding } from './check.ts';

/** As many places of one fault as a person looks at. */
const mostPlaces = 20;

/**
 * The findings of one check by page, and of those that say the same at most twenty with their
 * places; one more names the pages of the others.
 */
export function boundFindings(findings: readonly Finding[]): Finding[] {
  const alike = new Map<string, Finding[]>();
  const inOrder = [...findings].sort((first, second) => pageOf(first) - pageOf(second));
  for (const finding of inOrder) {
    const key = JSON.stringify([finding.severity, finding.message]);
    const group = alike.get(key);
    if (group) group.push(finding);
    else alike.set(key, [finding]);
  }
  const bounded = [...alike.values()].flatMap((group) => bound(group));
  return bounded.sort((first, second) => pageOf(first) - pageOf(second));
}

function bound(group: readonly Finding[]): Finding[] {
  // One more would be replaced by itself.
  if (group.length <= mostPlaces + 1) return [...group];
  const others = group.slice(mostPlaces);
  const { where: _where, excerpt: _excerpt, ...first } = others[0]!;
  const pages = pageRanges(others.map(pageOf));
  return [
    ...group.slice(0, mostPlaces),
    { ...first, message: `${first.message} And ${others.length} more, on page ${pages}.` },
  ];
}

function pageOf({ place }: Finding): number {
  return place?.page ?? 0;
}

/** `3, 7–9, 12`, from numbers in order. */
function pageRanges(pages: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const page of pages) {
    const range = ranges.at(-1);
    if (range && page <= range[1] + 1) range[1] = page;
    else ranges.push([page, page]);
  }
  return ranges
    .map(([first, last]) => (first === last ? String(first) : `${first}–${last}`))
    .join(', ');
}
