import { busy } from '../report.ts';
import { median } from '../timed.ts';
import type { MeasuredEdition, PreflightMeasurements } from './measure-preflight.ts';

/** Seconds that the issue allows for so many pages on two cores: reported, not asserted, because a machine may be busy. */
const limit = 20;
const pagesOfLimit = 600;

/** The results as the Markdown of docs/benchmark-preflight.md. */
export function describePreflight({
  date,
  machine,
  editions,
  load,
}: PreflightMeasurements): string {
  const { cores, platform, node } = machine;
  const others = Object.keys(editions[0]?.others ?? {});
  const columns = ['edition', 'held against', 'pages', 'MB', 'seconds', `met ≤ ${limit} s`];
  const header = [...columns, ...others.map((name) => `× ${name}`)];
  return [
    '# The benchmark of preflight',
    '',
    'The editions of the book, made long: copies of one that share nothing, each page with some content of its own. One run starts the command, reads the',
    'file, makes all checks and ends; no report with pictures is written. Ratios are to other programs on the same file in the same run, medians each.',
    '',
    `Measured by \`npm run bench -- --preflight\` on ${date}: ${cores} cores, ${platform}, Node ${node}.`,
    `Load average of one minute: ${machine.load.toFixed(1)} before, ${load.toFixed(1)} after.`,
    ...(machine.load > 1 ? [busy] : []),
    '',
    `| ${header.join(' | ')} |`,
    `|${header.map((_, index) => (index < 2 ? ' --- ' : ' --: ')).join('|')}|`,
    ...editions.map((edition) => `| ${row(edition, others).join(' | ')} |`),
    '',
  ].join('\n');
}

function row(
  { edition, profile, pages, megabytes, preflight, others }: MeasuredEdition,
  names: readonly string[],
): string[] {
  const seconds = median(preflight);
  const spread = preflight.map((value) => value.toFixed(1)).join(', ');
  return [
    ...[edition, profile, String(pages), megabytes.toFixed(1)],
    ...[`${seconds.toFixed(1)} (${spread})`, judge(pages, seconds)],
    ...names.map(
      (name) => `${(seconds / others[name]!).toFixed(1)} (${others[name]!.toFixed(2)} s)`,
    ),
  ];
}

function judge(pages: number, seconds: number): string {
  if (seconds > limit) return 'no';
  return pages < pagesOfLimit ? 'with fewer pages' : 'yes';
}
