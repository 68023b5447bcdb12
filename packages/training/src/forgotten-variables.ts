import type { Tf } from '@chiaroscuro/compute/figure';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Keepable } from './kept-state.ts';

/**
 * Watches for a variable that changes from step to step and that nobody keeps: a training that went
 * on from a checkpoint would begin again with its first value, and end otherwise.
 *
 * @returns to be called after the first step, so that it is told at once, and after the last.
 * @throws UserError `model/forgotten` from there.
 */
export function watchVariables(
  tf: Tf,
  keep: Readonly<Record<string, Keepable>>,
  model: string,
): () => void {
  const before = new Map(
    Object.values(tf.engine().state.registeredVariables).map((each) => [each, each.dataId]),
  );
  return () => {
    const kept = new Set(Object.values(keep).flatMap(({ variables = [] }) => variables));
    for (const [variable, dataId] of before) {
      if (variable.dataId === dataId || variable.isDisposed || kept.has(variable)) continue;
      throw new UserError({
        code: 'model/forgotten',
        severity: 'error',
        message: `expected all that changes from step to step in \`keep\`, but the training of "${model}" changes a variable of shape [${variable.shape.join(', ')}] that is not there`,
        hint: 'Name its net or optimiser in `keep` of descend(): a training that was interrupted goes on from what is kept.',
      });
    }
  };
}
