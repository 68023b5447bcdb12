import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PathContext } from './project-path.ts';
import type { TexJob, TexRun } from './run-tex.ts';
import { parseTranscript } from './transcript.ts';

/** Everything that is wrong with a run: what the transcript says, limits that it hit, a lost PDF. */
export function diagnoseRun(
  run: TexRun,
  job: Pick<TexJob, 'timeLimitSeconds' | 'memoryLimitBytes'> & PathContext,
): Diagnostic[] {
  const diagnostics = parseTranscript(run.transcript, job);
  const says = (code: Diagnostic['code']) => diagnostics.some((one) => one.code === code);
  if (run.timedOut && !says('latex/time-limit')) {
    diagnostics.push({
      code: 'latex/time-limit',
      severity: 'error',
      message: `TeX ran longer than its limit of ${job.timeLimitSeconds} s and was stopped.`,
      hint: 'A loop without end is the usual cause; the transcript ends where it was.',
    });
  }
  if (run.memoryExceeded && !says('latex/memory-limit')) {
    const limit = Math.round(job.memoryLimitBytes / 2 ** 20);
    diagnostics.push({
      code: 'latex/memory-limit',
      severity: 'error',
      message: `TeX needed more memory than its limit of ${limit} MiB.`,
      hint: 'Give the drawing fewer points, or raise the limit.',
    });
  }
  const hasError = diagnostics.some(({ severity }) => severity === 'error');
  if (!hasError && (run.exitCode !== 0 || !run.pdfPath)) {
    diagnostics.push({
      code: 'latex/error',
      severity: 'error',
      message: run.pdfPath
        ? `TeX ended with exit status ${run.exitCode ?? 'unknown'}.`
        : 'Expected a PDF with at least one page, but TeX made none.',
      excerpt: run.transcript.trim().split('\n').slice(-5).join('\n'),
    });
  }
  return diagnostics;
}
