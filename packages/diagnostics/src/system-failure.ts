import type { DiagnosticCode } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * What the machine refused, when it is something that a person can mend there: a full disk, a
 * missing permission, a file that is gone. Undefined for every other error.
 *
 * @param file how the message names the file; by default the path that the error names.
 */
export function systemFailure(error: unknown, file?: string): Diagnostic | undefined {
  const refusal = isSystemError(error) && refusals[error.code ?? ''];
  if (!refusal) return undefined;
  const [code, message, hint] = refusal;
  const place = file ?? error.dest ?? error.path;
  return { code, severity: 'error', message, ...(place && { place: { file: place } }), hint };
}

interface SystemError extends NodeJS.ErrnoException {
  /** The second path of a copy or a rename. */
  dest?: string;
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error;
}

const room = 'Make room on the disk and build again; what was finished is kept.';
const permission = 'Give yourself the right to read and write there, and build again.';

const refusals: Readonly<Record<string, readonly [DiagnosticCode, string, string]>> = {
  ENOSPC: ['build/write-failed', 'the disk is full', room],
  EDQUOT: ['build/write-failed', 'your share of the disk is used up', room],
  EFBIG: ['build/write-failed', 'the file would be too large for the file system', room],
  EROFS: ['build/write-failed', 'the file system is read-only', permission],
  EACCES: ['build/write-failed', 'permission is denied', permission],
  EPERM: ['build/write-failed', 'permission is denied', permission],
  EEXIST: [
    'build/write-failed',
    'something else has this name already',
    'Move it out of the way, and build again.',
  ],
  ENOTDIR: [
    'build/write-failed',
    'a folder of this path is a file',
    'Move that file out of the way, and build again.',
  ],
  EISDIR: [
    'build/write-failed',
    'it is a folder, but a file should be there',
    'Move that folder out of the way, and build again.',
  ],
  ENOENT: [
    'book/missing-file',
    'there is no such file',
    'Put it back, or correct the name where it is asked for.',
  ],
  EMFILE: [
    'build/stage-failed',
    'too many files are open at once',
    'Raise the limit (ulimit -n), or close other programs.',
  ],
};
