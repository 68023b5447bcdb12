import { readFile, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { getOneMessage, sendMessage } from 'execa';
import { megabytesOfFile, megabytesOfProcess, secondsOfStep } from './inspect-limits.ts';
import { readPdf } from './read-pdf.ts';
import type { PreflightResult } from './run-preflight.ts';
import { runPreflight } from './run-preflight.ts';
import type { Subject } from './subject.ts';
import { unreadable } from './unreadable.ts';

/** What is to be inspected. */
export type InspectionRequest = Pick<Subject, 'file' | 'path' | 'profile' | 'book'>;

/** How it ended: `fault` is the stack trace of a programming error. */
export type InspectionAnswer =
  | { result: PreflightResult & { pages: number } }
  | { diagnostics: [Diagnostic, ...Diagnostic[]] }
  | { fault: string };

watch();
const request = (await getOneMessage()) as unknown as InspectionRequest;
await sendMessage({ ...(await answer(request)) });
process.exit();

async function answer(asked: InspectionRequest): Promise<InspectionAnswer> {
  try {
    const bytes = await readBytes(asked);
    const document = await readPdf(bytes, asked.file);
    const result = await runPreflight({ ...asked, bytes, document });
    return { result: { ...result, pages: document.getPageCount() } };
  } catch (cause) {
    if (cause instanceof UserError) return { diagnostics: [...cause.diagnostics] as [Diagnostic] };
    if (cause instanceof RangeError && cause.message.includes('call stack')) {
      const message = 'Expected objects within objects to end, but they are nested too deeply.';
      return {
        diagnostics: [...unreadable({ message, file: asked.file }).diagnostics] as [Diagnostic],
      };
    }
    return { fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}

async function readBytes({ file, path }: InspectionRequest): Promise<Uint8Array> {
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) throw unreadable({ message: 'Expected a file, found none.', file });
  if (facts.size > megabytesOfFile * 2 ** 20) {
    const message = `Expected a PDF of at most ${megabytesOfFile} MB, found a larger one.`;
    throw unreadable({ message, file });
  }
  return Uint8Array.from(await readFile(path));
}

/** Another thread ends the process when this one does not come back, or takes too much memory. */
function watch(): void {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  setInterval(() => Atomics.add(beats, 0, 1), 200).unref();
  const limits = { beats, megabytes: megabytesOfProcess, seconds: secondsOfStep };
  // Without the loader of TypeScript, which it needs not, it is on guard at once.
  const options = { workerData: limits, execArgv: [] };
  new Worker(new URL('inspect-watchdog.mjs', import.meta.url), options).unref();
}
