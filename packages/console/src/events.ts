import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** A long computation has come this far. */
export interface ProgressEvent {
  type: 'progress';
  stage: string;
  subject: string;
  done: number;
  total: number;
}

/** What has become of a training with a process of its own. */
export interface TrainingEvent {
  type: 'training';
  /** `<chapter>/<model>`. */
  subject: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** While it waits: milliseconds that it took before, if that is known. */
  expected?: number;
  /** While it runs: steps. */
  done?: number;
  total?: number;
  /** Since its beginning. */
  milliseconds?: number;
  /** How many trainings may run at once on this machine. */
  turns?: number;
}

/** One thing is finished: a figure, a training, an edition. */
export interface FinishedEvent {
  type: 'finished';
  stage: string;
  subject: string;
  /** What came out, for instance `46 pages`. */
  detail?: string;
  milliseconds: number;
}

/** One thing was found as an earlier build had made it. */
export interface ReusedEvent {
  type: 'reused';
  stage: string;
  subject: string;
}

/** A diagnostic of a stage. */
export interface DiagnosticEvent {
  type: 'diagnostic';
  diagnostic: Diagnostic;
}

/** A sentence for the reader of the build, such as the backend that was chosen. */
export interface NoteEvent {
  type: 'note';
  text: string;
}

/** What a stage tells whoever runs it. */
export type StageEvent =
  ProgressEvent | TrainingEvent | FinishedEvent | ReusedEvent | DiagnosticEvent | NoteEvent;

/** A stage event with the id of the build in which it happened. */
export type RecordedEvent = StageEvent & { build: string };

// A record separator opens each event (RFC 7464), so that a line of ordinary text is never mistaken for one.
const recordSeparator = '\u001e';

/** One line that carries an event through a log. */
export function encodeEvent(event: RecordedEvent): string {
  return recordSeparator + JSON.stringify(event);
}

/** The event that a line carries, or undefined when it is an ordinary line of text. */
export function decodeEvent(line: string): RecordedEvent | undefined {
  if (!line.startsWith(recordSeparator)) return undefined;
  return JSON.parse(line.slice(1)) as RecordedEvent;
}
