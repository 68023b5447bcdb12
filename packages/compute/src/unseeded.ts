import { AsyncLocalStorage } from 'node:async_hooks';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** Name of the figure that is running here, `undefined` outside figures. */
const running = new AsyncLocalStorage<string | undefined>();

/**
 * Runs a figure's code with `Math.random` forbidden, in it and in all that it calls and awaits.
 * This reaches TensorFlow.js too: what it draws without a seed (`randomNormal`, `multinomial`,
 * shuffles, initialisers of layers) starts from `Math.random`. So does a seed of 0, which
 * TensorFlow.js takes for none.
 *
 * @param figure `<chapter>/<figure>`, named in the error.
 * @throws UserError `figure/unseeded` from inside `body`, at the call of `Math.random`.
 */
export function forbidUnseeded<Result>(figure: string, body: () => Result): Result {
  guardMathRandom();
  return running.run(figure, body);
}

/** Runs code that no figure is answerable for, such as the start of a backend, outside the guard. */
export function permitUnseeded<Result>(body: () => Result): Result {
  return running.run(undefined, body);
}

/** The error of a figure that asks for random numbers which would differ in every build. */
export function unseededError(figure: string, asked: string, hint: string): UserError {
  return new UserError({
    code: 'figure/unseeded',
    severity: 'error',
    message: `expected seeded random numbers, but ${asked}`,
    place: { figure },
    hint,
  });
}

const original = Math.random;

function guardMathRandom(): void {
  if (Math.random !== original) return;
  Math.random = function random(): number {
    const figure = running.getStore();
    if (figure === undefined) return original();
    throw unseededError(
      figure,
      'Math.random() was called',
      'Draw from `random` of the context, and give `random.integer()` as seed to what TensorFlow.js draws (layers and shuffles too).',
    );
  };
}
