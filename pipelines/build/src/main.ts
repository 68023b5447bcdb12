import path from 'node:path';
import process from 'node:process';
import pc from 'picocolors';
import { encodeEvent } from '@chiaroscuro/console/events';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { build } from './build.ts';
import { parseOptions, usage } from './options.ts';

const started = performance.now();
/** What shells expect of a program that Ctrl-C has ended. */
const stopped = 130;
const stop = new AbortController();
let asEvents = false;
// Listeners that stay: execa would raise a signal again, and end this process, if nobody listened.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(stopped);
    stop.abort();
  });
}

try {
  const options = parseOptions(process.argv.slice(2));
  asEvents = options.events;
  if (options.help) process.stdout.write(usage);
  else {
    const succeeded = await build({
      options,
      project: path.resolve(import.meta.dirname, '../../..'),
      started,
      signal: stop.signal,
      screen: {
        write: (text) => process.stdout.write(text),
        isInteractive: process.stdout.isTTY && !process.env['CI'],
        columns: process.stdout.columns ?? 80,
      },
    });
    process.exitCode = stop.signal.aborted ? stopped : succeeded ? 0 : 1;
  }
} catch (error) {
  const failure = systemFailure(error);
  if (error instanceof UserError) explain(error.diagnostics);
  else if (failure) explain([failure]);
  else {
    const stack = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `This is a defect of Chiaroscuro, not of your book; please report it.\n${stack}\n`,
    );
    process.exitCode = 70;
  }
}

function explain(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    if (asEvents)
      process.stdout.write(`${encodeEvent({ type: 'diagnostic', diagnostic, build: '' })}\n`);
    else process.stderr.write(`${formatDiagnostic(diagnostic, pc.isColorSupported)}\n`);
  }
  process.exitCode = diagnostics.some(({ code }) => code === 'option/invalid') ? 2 : 1;
}
