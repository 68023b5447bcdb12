import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { decodeEvent, type RecordedEvent } from '@chiaroscuro/console/events';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';

/** A build of the whole book, or a proof of one chapter. */
export interface BuildRequest {
  project: string;
  /** Folder of the book, relative to the project. */
  book: string;
  /** The chapter of which a proof is wanted. */
  chapter?: string;
  onEvent(event: RecordedEvent): void;
  signal: AbortSignal;
}

/** How a build ended. */
export interface BuildOutcome {
  succeeded: boolean;
  diagnostics: Diagnostic[];
}

/**
 * Runs `npm run build` as a draft in a process of its own, which a signal can stop at any moment:
 * what it has finished is in the store, and the next build takes it from there.
 */
export async function runBuild(request: BuildRequest): Promise<BuildOutcome> {
  const diagnostics: Diagnostic[] = [];
  const lastLines: string[] = [];
  const subprocess = execa(process.execPath, buildArguments(request), {
    cwd: request.project,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    env: { NO_COLOR: '1' },
    // A build that has been asked to end clears up; one that does not end is ended.
    forceKillAfterDelay: 5000,
  });
  const stop = (): void => void subprocess.kill('SIGINT');
  request.signal.addEventListener('abort', stop);
  if (request.signal.aborted) stop();
  try {
    for await (const line of subprocess.iterable({ from: 'all' })) {
      const event = decodeEvent(line);
      if (!event) {
        lastLines.push(line);
        if (lastLines.length > 20) lastLines.shift();
        continue;
      }
      if (event.type === 'diagnostic') diagnostics.push(event.diagnostic);
      request.onEvent(event);
    }
    const { exitCode } = await subprocess;
    const succeeded = exitCode === 0;
    if (!succeeded && !request.signal.aborted && !diagnostics.some(isError))
      diagnostics.push(unexplained(lastLines));
    return { succeeded, diagnostics };
  } finally {
    request.signal.removeEventListener('abort', stop);
  }
}

const runner = fileURLToPath(import.meta.resolve('@chiaroscuro/launcher/run'));

function buildArguments({ project, book, chapter }: BuildRequest): string[] {
  const program = path.join(project, 'pipelines', 'build', 'src', 'main.ts');
  const options = ['--book', book, '--draft', '--events'];
  return [runner, program, ...options, ...(chapter ? ['--chapter', chapter] : [])];
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function unexplained(lines: readonly string[]): Diagnostic {
  const excerpt = lines.join('\n').trim();
  return {
    code: 'build/stage-failed',
    severity: 'error',
    message: 'the build ended without saying why',
    ...(excerpt && { excerpt }),
    hint: 'Save again; `npm run doctor` tells whether something is missing on this machine.',
  };
}
