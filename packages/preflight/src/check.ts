import type { Diagnostic, Severity } from '@chiaroscuro/diagnostics/diagnostic';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Mark } from './mark.ts';
import type { Subject } from './subject.ts';

/** Something that a printer or reader would stumble over; its code is that of its check. */
export interface Finding extends Diagnostic {
  /** Where on the page, in default user space (bp). */
  where?: Box;
}

/** What a check says without knowing how bad that is for this printer. */
export interface Remark extends Omit<Finding, 'code' | 'severity'> {
  /** Only for a check with several thresholds; otherwise the check's own severity counts. A printer's profile may change either. */
  severity?: Severity;
}

/** One question to a PDF: a row of docs/preflight.md. */
export interface Check {
  /** The stable code, `preflight/…`; check-list.ts has its row, title and severity. */
  code: PreflightCode;
  /** Whether the question makes sense for this PDF and profile at all. A check that does not apply is reported as such. */
  applies?(subject: Subject): boolean;
  /** Begins the inspection of one PDF. */
  begin(subject: Subject): Inspection;
}

/** A check at work. The pages are interpreted once for all checks; each is told what is painted. */
export interface Inspection {
  /** Called for each mark in the order of painting. */
  mark?(mark: Mark): void;
  /** Called when all marks of a page (from 1) have been told. */
  pageEnd?(page: number): void;
  /** What was found. Called once, last. */
  end(): Remark[] | Promise<Remark[]>;
}

export type PreflightCode = Extract<Diagnostic['code'], `preflight/${string}`>;
