import { setImmediate } from 'node:timers/promises';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { allChecks } from './all-checks.ts';
import type { Check, Finding, Inspection, PreflightCode, Remark } from './check.ts';
import type { CheckRow } from './check-list.ts';
import { checkList } from './check-list.ts';
import { ContentLibrary } from './content-library.ts';
import { interpretPage } from './interpret-page.ts';
import type { Mark } from './mark.ts';
import { boundFindings } from './run-preflight-repeats.ts';
import type { Subject } from './subject.ts';

/** What was asked and what was found. */
export interface PreflightResult {
  /** In the order of the table of checks, those of one check by page. */
  findings: Finding[];
  /** Every check of the profile's medium, in the order of the table. */
  checks: CheckOutcome[];
}

/** A row of the table of checks and what became of it. */
export interface CheckOutcome extends Pick<CheckRow, 'row' | 'code' | 'title' | 'decidedBy'> {
  /** Whether it was made; it does not apply if this file and profile or the facts at hand leave it without sense; a printer's profile may ignore it. */
  outcome: 'made' | 'does-not-apply' | 'ignored';
}

/**
 * Puts all questions for the profile's medium to a PDF, over one interpretation of its pages. A check that throws
 * anything but a UserError is faulty, and what it throws is passed on.
 *
 * @throws UserError `preflight/unreadable` if the content of a page cannot be interpreted.
 */
export async function runPreflight(
  subject: Subject,
  checks: readonly Check[] = allChecks,
): Promise<PreflightResult> {
  const { medium } = subject.profile;
  const rows = checkList.filter(({ edition }) => edition === 'both' || edition === medium);
  const asked = rows.map((row) => ask({ row, subject, checks }));
  await interpretPages(
    subject,
    asked.flatMap(({ inspection }) => inspection ?? []),
  );
  const found = await Promise.all(
    asked.map(async ({ row, inspection }) => {
      const remarks = inspection ? await remarksOf(inspection) : [];
      return boundFindings(remarks.map((remark) => toFinding({ remark, row, subject })));
    }),
  );
  return { findings: found.flat(), checks: asked.map(toOutcome) };
}

/** A check that stumbles over the file, or whose program does, has found something too. */
async function remarksOf(inspection: Inspection): Promise<Remark[]> {
  try {
    return await inspection.end();
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    if (!cause.diagnostics.every(({ code }) => code.endsWith('/unreadable'))) throw cause;
    return cause.diagnostics.map(({ code: _, place: { file: _file, ...place } = {}, ...rest }) => ({
      ...rest,
      place,
    }));
  }
}

interface Asked {
  row: CheckRow;
  outcome: CheckOutcome['outcome'];
  /** Of a check that is made. */
  inspection?: Inspection;
}

function ask(options: { row: CheckRow; subject: Subject; checks: readonly Check[] }): Asked {
  const { row, subject, checks } = options;
  if (printersSeverity(subject, row.code) === 'ignore') return { row, outcome: 'ignored' };
  const check = checks.find(({ code }) => code === row.code);
  // Nothing but this can be said of an encrypted file.
  const isHidden = subject.document.isEncrypted && row.code !== 'preflight/encryption';
  if (!check || isHidden || check.applies?.(subject) === false)
    return { row, outcome: 'does-not-apply' };
  return { row, outcome: 'made', inspection: check.begin(subject) };
}

async function interpretPages(subject: Subject, inspections: readonly Inspection[]): Promise<void> {
  const { document } = subject;
  const watchers = inspections.filter(({ mark }) => mark);
  const visit = (mark: Mark) => {
    for (const watcher of watchers) watcher.mark!(mark);
  };
  const library = new ContentLibrary(document);
  for (let page = 1; page <= document.getPageCount(); page += 1) {
    if (watchers.length > 0) interpretPage({ document, page, visit, library });
    for (const inspection of inspections) inspection.pageEnd?.(page);
    // Whoever watches over this process sees that it lives.
    await setImmediate();
  }
}

/** A printer's profile has the last word on how bad something is, the check itself the word before. */
function toFinding(options: { remark: Remark; row: CheckRow; subject: Subject }): Finding {
  const { remark, row, subject } = options;
  const decreed = printersSeverity(subject, row.code);
  const own = remark.severity ?? row.severity;
  return {
    ...remark,
    code: row.code,
    severity: decreed === undefined || decreed === 'ignore' ? own : decreed,
    place: { file: subject.file, ...remark.place },
  };
}

function printersSeverity({ profile }: Subject, code: PreflightCode) {
  const name = code.slice('preflight/'.length);
  return profile.medium === 'print' ? profile.printer.severities[name] : undefined;
}

function toOutcome({ row: { row, code, title, decidedBy }, outcome }: Asked): CheckOutcome {
  return { row, code, title, decidedBy, outcome };
}
