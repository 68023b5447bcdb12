import { UserError } from '@chiaroscuro/diagnostics/diagnostic';

/** The error of a derivative that nobody has worked out: better none than a wrong one. */
export function notWorkedOut(what: string): UserError {
  return new UserError({
    code: 'compute/unproved-gradient',
    severity: 'error',
    message: `a gradient of dense layers by ${what} was taken inside another gradient; this derivative has not been worked out`,
    hint: 'Take the inner gradient by the input of the layers, or compose the layers of matMul, add and activations.',
  });
}
