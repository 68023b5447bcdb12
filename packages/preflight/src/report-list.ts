import { explanations } from '@chiaroscuro/diagnostics/codes';
import type { Severity } from '@chiaroscuro/diagnostics/diagnostic';
import { formatPlace } from '@chiaroscuro/diagnostics/format';
import pc from 'picocolors';
import type { PreflightReport, ReportedCheck, ReportedFinding } from './report.ts';
import { groupAlike } from './report-groups.ts';
import { describeVerdict, many } from './report-verdict.ts';

/** How many findings of one check a terminal is shown. */
const shownOfCheck = 6;

/**
 * A report for a terminal: the verdict last, where the eye is when the command ends; above it what was found,
 * by check, the worst nearest to the verdict.
 *
 * @param colours whether to use ANSI colours; picocolors' own judgement (terminal, `NO_COLOR`) by default.
 */
export function formatReport(report: PreflightReport, colours = pc.isColorSupported): string {
  const paint = pc.createColors(colours);
  const { file, pages, profile, counts } = report;
  const groups = report.checks
    .filter(({ findings }) => findings > 0)
    .sort((a, b) => badness(a) - badness(b) || a.row - b.row)
    .map((check) => formatCheck(check, report, paint));
  const tint = counts.error > 0 ? paint.red : counts.warning > 0 ? paint.yellow : paint.green;
  const head = `${paint.bold(file)}  ${many(pages, 'page')}, ${formatMegabytes(report.bytes)}  ${paint.dim(`against ${profile.title} (${profile.name})`)}`;
  return `${[head, ...groups, tint(describeVerdict(report))].join('\n\n')}\n`;
}

/** Notes first, errors last. */
function badness({ outcome }: ReportedCheck): number {
  return ['note', 'warning', 'error'].indexOf(outcome);
}

function formatCheck(
  { code, findings: count }: ReportedCheck,
  report: PreflightReport,
  paint: ReturnType<typeof pc.createColors>,
): string {
  const groups = groupAlike(report.findings.filter((finding) => finding.code === code)).sort(
    (a, b) => severityOrder[a.finding.severity] - severityOrder[b.finding.severity],
  );
  const shown = groups.slice(0, shownOfCheck);
  const more = count - shown.reduce((sum, group) => sum + group.count, 0);
  const tints = { error: paint.red, warning: paint.yellow, note: paint.cyan };
  const lines = [`${paint.bold(explanations[code])} ${paint.dim(`[${code}]`)}`];
  for (const [index, group] of shown.entries()) {
    const { severity, message, hint, excerpt } = group.finding;
    const place = formatPlace(placeOf(group.finding));
    const times = group.count > 1 ? paint.dim(` × ${group.count}`) : '';
    lines.push(
      `  ${tints[severity](severity)} ${place && `${paint.bold(`${place}:`)} `}${message}${times}`,
      ...(excerpt ? excerpt.split('\n').map((line) => `      ${line}`) : []),
    );
    // One remedy for several findings is told once, after the last of them.
    if (hint && shown[index + 1]?.finding.hint !== hint)
      lines.push(`  ${paint.green('→')} ${hint}`);
  }
  if (more > 0)
    lines.push(paint.dim(`  and ${more} more; --html and --json write a report of all.`));
  return lines.join('\n');
}

const severityOrder: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

function placeOf({ file, line, figure, page }: ReportedFinding) {
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(figure !== undefined && { figure }),
    ...(page !== undefined && { page }),
  };
}

/** `2.4 MB`, `0.1 MB` at least. */
export function formatMegabytes(bytes: number): string {
  return `${Math.max(bytes / 1e6, 0.1).toFixed(1)} MB`;
}
