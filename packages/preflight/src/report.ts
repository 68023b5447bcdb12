import { createHash } from 'node:crypto';
import type { Severity } from '@chiaroscuro/diagnostics/diagnostic';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Finding, PreflightCode } from './check.ts';
import { checkList } from './check-list.ts';
import type { PreflightProfile } from './preflight-profile.ts';

/** What preflight found in one PDF, as data: report.schema.json describes its JSON. It holds no date, so that equal files give equal reports. */
export interface PreflightReport {
  /** Counts up when a program that reads reports must be changed. */
  version: 1;
  file: string;
  sha256: string;
  bytes: number;
  pages: number;
  profile: { name: string; title: string; medium: 'print' | 'screen' };
  /** How many findings there are of each severity. */
  counts: Record<Severity, number>;
  /** Every row of the table of checks, in its order. */
  checks: ReportedCheck[];
  /** By page, those of the whole file first; on a page the worst first. */
  findings: ReportedFinding[];
}

/**
 * How a check came out: the worst severity among its findings, or that there were none; that the question
 * makes no sense for this file and profile or the facts for it are not known; that the profile leaves it out.
 */
export type Outcome = Severity | 'passed' | 'does-not-apply' | 'ignored';

/** A row of the table of checks. */
export interface ReportedCheck {
  row: number;
  code: PreflightCode;
  title: string;
  outcome: Outcome;
  findings: number;
  /** Which program decides. */
  decidedBy: string;
}

/** One thing that a printer or reader would stumble over. */
export interface ReportedFinding {
  code: PreflightCode;
  severity: Severity;
  message: string;
  /** From 1; absent when it concerns the whole file. */
  page?: number;
  /** On the page: left, bottom, right, top in bp of default user space. */
  where?: Box;
  /** `<chapter>/<figure>`. */
  figure?: string;
  /** The source, relative to the project of the book. */
  file?: string;
  line?: number;
  hint?: string;
  excerpt?: string;
}

/** What the report is made from. */
export interface Inspected {
  /** The name that the report uses. */
  file: string;
  bytes: Uint8Array;
  pages: number;
  profile: PreflightProfile;
  /** Outcomes of the checks that were made; a check that is not among them does not apply. */
  checks: readonly { code: PreflightCode; outcome: 'made' | 'does-not-apply' | 'ignored' }[];
  findings: readonly Finding[];
}

/** Puts together what the checks have found. */
export function makeReport(inspected: Inspected): PreflightReport {
  const { file, bytes, pages, profile, checks, findings } = inspected;
  const outcomes = new Map(checks.map(({ code, outcome }) => [code, outcome]));
  const reported = findings.map((finding) => reportFinding(finding, file)).sort(inOrder);
  const count = (severity: Severity) =>
    reported.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    pages,
    profile: describeProfile(profile),
    counts: { error: count('error'), warning: count('warning'), note: count('note') },
    checks: checkList.map(({ row, code, title, decidedBy }) => {
      const own = reported.filter((finding) => finding.code === code);
      const made = outcomes.get(code) ?? 'does-not-apply';
      const worst = severities.find((severity) => own.some((item) => item.severity === severity));
      const outcome: Outcome = worst ?? (made === 'made' ? 'passed' : made);
      return { row, code, title, outcome, findings: own.length, decidedBy };
    }),
    findings: reported,
  };
}

const severities = ['error', 'warning', 'note'] as const;

function describeProfile(profile: PreflightProfile): PreflightReport['profile'] {
  const { name, medium } = profile;
  return {
    name,
    medium,
    title: medium === 'print' ? profile.printer.title : 'Reading on a screen',
  };
}

/** Without what is not known; a PDF's own name says nothing about a source. */
function reportFinding(finding: Finding, pdf: string): ReportedFinding {
  const { code, severity, message, where, hint, excerpt, place = {} } = finding;
  const { page, figure, line } = place;
  const file = place.file === pdf ? undefined : place.file;
  return {
    code: code as PreflightCode,
    severity,
    message,
    ...(page !== undefined && { page }),
    ...(where !== undefined && { where }),
    ...(figure !== undefined && { figure }),
    ...(file !== undefined && { file }),
    ...(file !== undefined && line !== undefined && { line }),
    ...(hint !== undefined && { hint }),
    ...(excerpt !== undefined && { excerpt }),
  };
}

const rows = new Map(checkList.map(({ code, row }) => [code, row]));

function inOrder(first: ReportedFinding, second: ReportedFinding): number {
  return (
    (first.page ?? 0) - (second.page ?? 0) ||
    severities.indexOf(first.severity) - severities.indexOf(second.severity) ||
    rows.get(first.code)! - rows.get(second.code)!
  );
}
