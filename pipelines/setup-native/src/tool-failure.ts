import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { DiagnosticCode } from '@chiaroscuro/diagnostics/codes';

/**
 * The error of a program that failed, with the last line of its output that says why; a full disk
 * is told as such, whichever program met it.
 */
export function toolFailure({
  output,
  code,
  what,
  hint,
}: {
  output: string;
  code: DiagnosticCode;
  /** What did not work, without a full stop. */
  what: string;
  hint: string;
}): UserError {
  if (/No space left on device|ENOSPC|Disk quota exceeded/.test(output)) {
    return new UserError({
      code: 'build/write-failed',
      severity: 'error',
      message: `${what}: the disk is full`,
      hint: 'Make room on the disk, or set CHIAROSCURO_NATIVE_FOLDER to a folder on another one, and run npm run setup:native again.',
    });
  }
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const reason = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1);
  const message = reason ? `${what}: ${reason.replace(/^ERROR:\s*/, '')}` : what;
  return new UserError({ code, severity: 'error', message, hint });
}
