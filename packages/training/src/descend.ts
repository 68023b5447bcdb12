import { setImmediate } from 'node:timers/promises';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import { createTrialClock } from '@chiaroscuro/compute/trial';
import { divergence } from './divergence.ts';
import { watchVariables } from './forgotten-variables.ts';
import type { Keepable } from './kept-state.ts';
import { keepLoop, keptStates, type LoopState } from './loop-states.ts';

/** One loss, or several by name. */
export type Losses = number | Record<string, number>;

/** The losses of a step by name: one that has no name is `loss`. */
export type History<Of extends Losses> = Of extends number
  ? { loss: number[] }
  : { [Name in keyof Of]: number[] };

/** A descent. */
export interface Descent<Of extends Losses> {
  steps: number;
  /** A loss whose magnitude is above it, or NaN, is that of a training that has diverged. */
  bound: number;
  /** All that changes from step to step, by name; `random` is kept by itself. */
  keep: Record<string, Keepable>;
  /** Does one step, the first is 0, and returns its loss or losses. */
  step(index: number): Of | Promise<Of>;
  /** The history keeps the losses of steps 0, `every`, 2·`every`, … and of the last; 1 if left out. */
  every?: number;
}

/**
 * Runs the steps of a training. Tensors that a step leaves behind are disposed, apart from variables.
 * Where the training keeps checkpoints, it goes on from the last one, to the same bytes as without.
 *
 * @returns the losses of the steps, each as it was before its step.
 * @throws UserError `model/diverged`, and `model/forgotten` for a variable that is not in `keep`.
 */
export async function descend<Of extends Losses>(
  context: ModelContext,
  { steps, bound, keep, step, every = 1 }: Descent<Of>,
): Promise<{ history: History<Of> }> {
  const { tf, random } = context;
  const keeper = keepLoop(context);
  if (keeper.resumed) restore(context, keep, keeper.resumed);
  const { step: first = 0, history = {} } = keeper.resumed ?? {};
  const checkVariables = watchVariables(tf, keep, context.model);
  const trial = context.trial && createTrialClock(context.trial);
  const recent: Record<string, number>[] = [];
  const state = (next: number): LoopState => ({
    step: next,
    random: random.state(),
    kept: keptStates(keep),
    history,
  });
  let rested = performance.now();
  for (let index = first; index < steps; index++) {
    const losses = named(await inScope(tf, () => step(index)));
    recent.push(losses);
    if (recent.length > shown) recent.shift();
    if (Object.values(losses).some((loss) => !(Math.abs(loss) <= bound))) {
      throw divergence({ context, step: index, recent, bound });
    }
    if (index % every === 0 || index === steps - 1) {
      for (const [name, loss] of Object.entries(losses)) (history[name] ??= []).push(loss);
    }
    if (index === first) checkVariables();
    trial?.stepDone();
    keeper.offer(() => state(index + 1));
    if (performance.now() - rested > longestWithoutRest) {
      context.progress(index + 1, steps);
      await setImmediate();
      rested = performance.now();
    }
  }
  trial?.end();
  // Some change now and then only.
  checkVariables();
  keeper.finish(() => state(steps));
  context.progress(steps, steps);
  return { history: history as History<Of> };
}

/** So many of the last losses are told when they diverge. */
const shown = 5;

/** In milliseconds: signals and messages wait no longer than this, or one step. */
const longestWithoutRest = 50;

function restore({ random }: ModelContext, keep: Descent<Losses>['keep'], state: LoopState): void {
  for (const [name, item] of Object.entries(keep)) item.restoreState(state.kept[name]!);
  random.restore(state.random);
}

async function inScope<Result>(
  tf: ModelContext['tf'],
  body: () => Result | Promise<Result>,
): Promise<Result> {
  tf.engine().startScope();
  try {
    return await body();
  } finally {
    tf.engine().endScope();
  }
}

function named(losses: Losses): Record<string, number> {
  return typeof losses === 'number' ? { loss: losses } : losses;
}
