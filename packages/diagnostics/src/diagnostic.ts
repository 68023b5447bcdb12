import type { DiagnosticCode } from './codes.ts';

/** `error` stops the build; `warning` asks for a look; `note` is only information. */
export type Severity = 'error' | 'warning' | 'note';

/** Where something is wrong, in the author's terms. Every part is optional; more is better. */
export interface Place {
  /** Path relative to the project's root, with forward slashes. */
  file?: string;
  /** Line in `file`, from 1. */
  line?: number;
  chapter?: string;
  /** `<chapter>/<figure>`, for instance `ellipse/free-energy`. */
  figure?: string;
  edition?: string;
  /** Name of a table of `figure`. */
  table?: string;
  /** Row of the table, from 1, the header not counted. */
  row?: number;
  /** Column name of the table. */
  column?: string;
  /** Page of a PDF, from 1. */
  page?: number;
}

/** Something that a person should know: what is wrong, where, and what to do about it. */
export interface Diagnostic {
  code: DiagnosticCode;
  severity: Severity;
  /** One sentence that says what was expected and what was found. */
  message: string;
  place?: Place;
  /** What to do about it. */
  hint?: string;
  /** The offending lines, as TeX or the file shows them. */
  excerpt?: string;
}

/** Thrown for a mistake that the user can mend; printed without a stack trace. */
export class UserError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(...diagnostics: [Diagnostic, ...Diagnostic[]]) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
    this.name = 'UserError';
    this.diagnostics = diagnostics;
  }
}

/** Whether any of the diagnostics stops the build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
