import type { RecordedEvent } from '@chiaroscuro/console/events';
import type { Activity } from './page-state.ts';

/** Nothing to do. */
export const atRest: Activity = { phase: 'idle', text: 'Up to date' };

const verbs: Record<string, string> = {
  stylesheet: 'Reading the stylesheet',
  compute: 'Computing',
  export: 'Writing tables',
  draw: 'Drawing',
  typeset: 'Typesetting',
  prepress: 'Finishing',
};

/** What a build does, as its stages tell it; undefined when an event tells nothing new. */
export function activityOf(phase: Activity['phase'], event: RecordedEvent): Activity | undefined {
  switch (event.type) {
    case 'progress': {
      const { stage, subject, done, total } = event;
      return { phase, text: `${verbs[stage] ?? stage} ${subject}`, done, total };
    }
    case 'training': {
      const { subject, done, total } = event;
      const isCounted = done !== undefined && total !== undefined;
      return event.state === 'running'
        ? { phase, text: `Training ${subject}`, ...(isCounted && { done, total }) }
        : undefined;
    }
    case 'note':
      return /^[^:]+: pass \d+/.test(event.text)
        ? { phase, text: `Typesetting ${event.text}` }
        : undefined;
    case 'finished':
      return { phase, text: `${verbs[event.stage] ?? event.stage} ${event.subject}` };
    case 'reused':
    case 'diagnostic':
      return undefined;
  }
}
