import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';

/** What an error means to an author. */
export type ErrorClass = Pick<Diagnostic, 'code' | 'message' | 'hint'> & {
  place?: Pick<Place, 'figure' | 'table' | 'column'>;
  /** Distinct subjects on one line are distinct mistakes; other errors there are follow-ups. */
  subject?: string;
};
