import { deserialize, serialize } from 'node:v8';
import type { Checkpoints, ModelContext } from '@chiaroscuro/compute/figure';
import type { Keepable, KeptState } from './kept-state.ts';

/** A loop between two of its steps. */
export interface LoopState {
  /** The step that is next. */
  step: number;
  /** Of the model's `random`. */
  random: number;
  kept: Record<string, KeptState>;
  history: Record<string, number[]>;
}

/** The checkpoint's side of one loop. */
export interface LoopKeeper {
  /** Where an earlier process has left this loop. */
  resumed: LoopState | undefined;
  /** Writes the state down if that is due. */
  offer(state: () => LoopState): void;
  /** Notes the state in which the loop ends: later loops of the model begin with it. */
  finish(state: () => LoopState): void;
}

/** The keeper of the loop that a model starts now; a model may have several, one after the other. */
export function keepLoop({ checkpoints }: Pick<ModelContext, 'checkpoints'>): LoopKeeper {
  if (!checkpoints) return { resumed: undefined, offer: () => {}, finish: () => {} };
  let loops = loopsOf.get(checkpoints);
  if (!loops) loopsOf.set(checkpoints, (loops = { found: read(checkpoints), finished: [] }));
  const { found, finished } = loops;
  return {
    resumed: found[finished.length],
    offer(state) {
      if (checkpoints.isDue()) checkpoints.write(serialize([...finished, state()]));
    },
    finish(state) {
      finished.push(state());
    },
  };
}

/** All that changes from step to step, as it is now. */
export function keptStates(keep: Readonly<Record<string, Keepable>>): Record<string, KeptState> {
  return Object.fromEntries(Object.entries(keep).map(([name, item]) => [name, item.saveState()]));
}

interface Loops {
  /** Of an earlier process: those that were finished, and the one in which it stopped. */
  found: LoopState[];
  finished: LoopState[];
}

/** A model's context may be copied on the way; its checkpoints are the same object. */
const loopsOf = new WeakMap<Checkpoints, Loops>();

/** Bytes come back as they were written, by the same version of Node: the reader of files sees to that. */
function read(checkpoints: Checkpoints): LoopState[] {
  const bytes = checkpoints.read();
  return bytes ? (deserialize(bytes) as LoopState[]) : [];
}
