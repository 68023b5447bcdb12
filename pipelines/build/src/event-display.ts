import { encodeEvent, type RecordedEvent, type StageEvent } from '@chiaroscuro/console/events';
import { hasErrors } from '@chiaroscuro/diagnostics/diagnostic';
import type { Display } from './display.ts';

/**
 * A display for another program: every event of this build, and every diagnostic whether new or
 * replayed, as one JSON text a line; nothing for a person.
 */
export function createEventDisplay(write: (text: string) => void, build: string): Display {
  const tally = { built: 0, reused: 0, errors: 0 };
  const emit = (event: StageEvent): void => write(`${encodeEvent({ ...event, build })}\n`);

  function event({ build: origin, ...item }: RecordedEvent): void {
    const isFresh = origin === build;
    if (item.type === 'finished' && isFresh) tally.built += 1;
    if (item.type === 'reused' || (item.type === 'finished' && !isFresh)) tally.reused += 1;
    if (item.type === 'diagnostic' && hasErrors([item.diagnostic])) tally.errors += 1;
    if (isFresh || item.type === 'diagnostic') emit(item);
  }

  return {
    tally,
    event,
    clear: () => {},
    line: () => {},
    heading: () => {},
    diagnostic: (diagnostic) => event({ type: 'diagnostic', diagnostic, build }),
  };
}
