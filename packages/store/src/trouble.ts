import { getSystemErrorName } from 'node:util';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';

/** Something in the store that cannot be used, and why. */
export interface Damage {
  /** In the author's terms. */
  subject: string;
  reason: string;
}

/** The warning about a damaged result that has just been removed. */
export function storeDamage({ subject, reason }: Damage): Diagnostic {
  return {
    code: 'store/damaged',
    severity: 'warning',
    message: `the stored ${subject} is damaged: ${reason}`,
    hint: 'It is removed from the store, and built again when it is next needed.',
  };
}

/**
 * The warning about a store that cannot be read or written.
 *
 * @throws the error itself when the machine has not refused anything: it is a defect.
 */
export function storeTrouble({ code, error, folder }: Trouble): Diagnostic {
  if (!(error instanceof Error) || !('errno' in error)) throw error;
  // cacache gives whatever goes wrong when it moves contents into place the code EEXIST.
  const refusal = Object.assign(error, { code: getSystemErrorName(Number(error.errno)) });
  const failure = systemFailure(refusal, folder);
  const consequence =
    code === 'store/unwritable'
      ? 'what is built now is complete, but will have to be built again'
      : 'nothing that was kept can be used, and everything is built again';
  return {
    code,
    severity: 'warning',
    message: `${failure?.message ?? error.message}; ${consequence}`,
    place: { file: folder },
    ...(failure?.hint && { hint: failure.hint }),
  };
}

interface Trouble {
  code: 'store/unreadable' | 'store/unwritable';
  error: unknown;
  folder: string;
}
