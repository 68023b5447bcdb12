import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import {
  encodeEvent,
  type FinishedEvent,
  type ProgressEvent,
  type ReusedEvent,
  type StageEvent,
  type TrainingEvent,
} from './events.ts';
import { formatDuration } from './format-duration.ts';

/** How a stage speaks to whoever runs it. */
export interface Reporter {
  progress(event: Omit<ProgressEvent, 'type'>): void;
  training(event: Omit<TrainingEvent, 'type'>): void;
  finished(event: Omit<FinishedEvent, 'type'>): void;
  reused(event: Omit<ReusedEvent, 'type'>): void;
  diagnostic(diagnostic: Diagnostic): void;
  note(text: string): void;
}

/** Where a reporter writes, and whether a build listens. */
export interface ReporterOptions {
  write(line: string): void;
  /** The id of the running build; without one, lines are meant for a person. */
  build?: string | undefined;
}

/**
 * A reporter. Inside a build every message is one encoded event per line, which the build lays
 * out; a stage that is run by hand prints sentences and leaves progress out.
 */
export function createReporter({ write, build }: ReporterOptions): Reporter {
  const emit = (event: StageEvent): void => {
    if (build) write(encodeEvent({ ...event, build }));
    else for (const line of describe(event)) write(line);
  };
  const limit = createRateLimit(200);
  return {
    progress(event) {
      const isLast = event.done === event.total;
      if (limit(`${event.stage} ${event.subject}`, isLast)) emit({ type: 'progress', ...event });
    },
    training(event) {
      if (limit(`training ${event.subject}`, event.state !== 'running')) {
        emit({ type: 'training', ...event });
      }
    },
    finished: (event) => emit({ type: 'finished', ...event }),
    reused: (event) => emit({ type: 'reused', ...event }),
    diagnostic: (diagnostic) => emit({ type: 'diagnostic', diagnostic }),
    note: (text) => emit({ type: 'note', text }),
  };
}

function describe(event: StageEvent): string[] {
  switch (event.type) {
    case 'progress':
    case 'reused':
      return [];
    case 'training':
      return event.state === 'done'
        ? [`train  ${event.subject}  ${formatDuration(event.milliseconds ?? 0)}`]
        : [];
    case 'finished':
      return [
        [event.stage, event.subject, event.detail, formatDuration(event.milliseconds)]
          .filter(Boolean)
          .join('  '),
      ];
    case 'diagnostic':
      return [formatDiagnostic(event.diagnostic)];
    case 'note':
      return [event.text];
  }
}

/** Lets one call of each kind through per `interval` milliseconds, and every call that must not be lost. */
function createRateLimit(interval: number): (kind: string, always: boolean) => boolean {
  const last = new Map<string, number>();
  return (kind, always) => {
    const now = performance.now();
    if (!always && now - (last.get(kind) ?? -Infinity) < interval) return false;
    last.set(kind, now);
    return true;
  };
}
