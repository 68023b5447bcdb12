import { fileURLToPath } from 'node:url';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import { execa } from 'execa';
import { megabytesOfHeap } from './inspect-limits.ts';
import type { InspectionAnswer, InspectionRequest } from './inspect-process.ts';
import type { PreflightResult } from './run-preflight.ts';
import { unreadable } from './unreadable.ts';

/**
 * Reads a PDF and puts all checks to it in a process of its own, so that whatever the file does to
 * that process, running out of memory, crashing, going in circles, ends in a sentence.
 *
 * @param options.minutes the longest that the whole inspection may take, renderers included.
 * @throws UserError `preflight/unreadable` if the file cannot be read or interpreted within the limits.
 */
export async function inspectInProcess(
  options: InspectionRequest & { minutes?: number },
): Promise<PreflightResult & { pages: number }> {
  const { minutes = 30, ...request } = options;
  // Pages may be half drawn when it ends: what it and its renderers have written goes with it.
  const child = await withPrivateFolder((folder) =>
    execa(process.execPath, [`--max-old-space-size=${megabytesOfHeap}`, runner, program], {
      ipc: true,
      ipcInput: { ...request },
      serialization: 'advanced',
      env: { TMPDIR: folder },
      stdin: 'ignore',
      stdout: 'ignore',
      reject: false,
      timeout: minutes * 60_000,
      maxBuffer: { stderr: 1_000_000 },
    }),
  );
  const answer = child.ipcOutput.at(-1) as InspectionAnswer | undefined;
  if (answer && 'result' in answer) return answer.result;
  if (answer && 'diagnostics' in answer) throw new UserError(...answer.diagnostics);
  // A check is faulty: that is told as what it is.
  if (answer) throw new Error(answer.fault);
  const { file } = request;
  throw unreadable({ message: whyItEnded(child.stderr, child.timedOut, minutes), file });
}

const program = fileURLToPath(new URL('inspect-process.ts', import.meta.url));
const runner = fileURLToPath(import.meta.resolve('@chiaroscuro/launcher/run'));

function whyItEnded(transcript: string, isLate: boolean, minutes: number): string {
  if (isLate)
    return `Expected the inspection to take at most ${minutes} minutes, but it took longer.`;
  const last = /^watchdog: (.+)$/m.exec(transcript)?.[1];
  if (last !== undefined) return last;
  return /heap|memory/i.test(transcript)
    ? 'Expected a PDF of ordinary size, but reading it takes more memory than there is.'
    : 'Expected a PDF, but reading it made the program crash.';
}
