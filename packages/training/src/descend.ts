import { setImmediate } from 'node:timers/promises';
import type { ModelContext } from '@chiaroscuro/compute/figure';
import { divergence } from './divergence.ts';
import type { Keepable } from './kept-state.ts';

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
 *
 * @returns the losses of the steps, each as it was before its step.
 * @throws UserError `model/diverged`.
 */
export async function descend<Of extends Losses>(
  context: ModelContext,
  { steps, bound, step, every = 1 }: Descent<Of>,
): Promise<{ history: History<Of> }> {
  const { tf } = context;
  const history: Record<string, number[]> = {};
  const recent: Record<string, number>[] = [];
  let rested = performance.now();
  for (let index = 0; index < steps; index++) {
    tf.engine().startScope();
    let result: Of;
    try {
      result = await step(index);
    } finally {
      tf.engine().endScope();
    }
    const losses: Record<string, number> = typeof result === 'number' ? { loss: result } : result;
    recent.push(losses);
    if (recent.length > shown) recent.shift();
    if (Object.values(losses).some((loss) => !(Math.abs(loss) <= bound))) {
      throw divergence({ context, step: index, recent, bound });
    }
    if (index % every === 0 || index === steps - 1) {
      for (const [name, loss] of Object.entries(losses)) (history[name] ??= []).push(loss);
    }
    if (performance.now() - rested > longestWithoutRest) {
      context.progress(index + 1, steps);
      await setImmediate();
      rested = performance.now();
    }
  }
  context.progress(steps, steps);
  return { history: history as History<Of> };
}

/** So many of the last losses are told when they diverge. */
const shown = 5;

/** In milliseconds: signals and messages wait no longer than this. */
const longestWithoutRest = 50;
