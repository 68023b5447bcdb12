import type { ModelContext } from '@chiaroscuro/compute/figure';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** What is known of a training whose loss has left its bound. */
export interface Divergence {
  context: Pick<ModelContext, 'model' | 'seed'>;
  /** From 0. */
  step: number;
  /** The losses of the last steps by name, the one that is out of bounds last. */
  recent: readonly Record<string, number>[];
  bound: number;
}

/** The error of a training that has diverged: `model/diverged`. */
export function divergence({ context, step, recent, bound }: Divergence): UserError {
  const last = recent.at(-1)!;
  const told = Object.keys(last).map((name) => {
    const values = recent.map((losses) => format(losses[name]!)).join(', ');
    return `${name} ${values}`;
  });
  return new UserError({
    code: 'model/diverged',
    severity: 'error',
    message: `the training of "${context.model}" (seed ${context.seed}) diverged at step ${step}: expected losses within ±${bound}, the last were ${told.join('; ')}`,
    hint: 'Lower the learning rate, or look for a logarithm or a root near zero in the loss. `bound` says which losses are still good.',
  });
}

function format(loss: number): string {
  return Number.isFinite(loss) ? String(Number(loss.toPrecision(4))) : String(loss);
}
