import type { PreflightReport } from './report.ts';

/** A report in one sentence: whether the file can go where it is meant to go. */
export function describeVerdict(report: PreflightReport): string {
  const { counts, profile, checks } = report;
  const target = profile.medium === 'print' ? profile.title : 'readers on screens';
  if (counts.error > 0) return `Not ready for ${target}: ${describeCounts(report)}.`;
  const made = checks.filter(
    ({ outcome }) => outcome !== 'does-not-apply' && outcome !== 'ignored',
  );
  const looked = `${many(made.length, 'check')} found no error`;
  const rest = [many(counts.warning, 'warning'), many(counts.note, 'note')].filter(
    (_, index) => [counts.warning, counts.note][index]! > 0,
  );
  return `Ready for ${target}: ${looked}${rest.length > 0 ? `; ${rest.join(' and ')} ${counts.warning + counts.note === 1 ? 'deserves' : 'deserve'} a look` : ''}.`;
}

/** `2 errors and 1 warning, on 3 of 48 pages and in the file as a whole`; `nothing found`. */
export function describeCounts({ counts, findings, pages }: PreflightReport): string {
  const kinds = (['error', 'warning', 'note'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => many(counts[severity], severity));
  if (kinds.length === 0) return 'nothing found';
  const list = kinds.length < 3 ? kinds.join(' and ') : `${kinds[0]}, ${kinds[1]} and ${kinds[2]}`;
  const touched = new Set(findings.flatMap(({ page }) => page ?? [])).size;
  const places = [
    ...(touched > 0 ? [`on ${touched} of ${many(pages, 'page')}`] : []),
    ...(findings.some(({ page }) => page === undefined) ? ['in the file as a whole'] : []),
  ];
  return `${list}, ${places.join(' and ')}`;
}

/** `1 page`, `48 pages`. */
export function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
