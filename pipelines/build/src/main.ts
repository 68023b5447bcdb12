import path from 'node:path';
import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { encodeEvent } from '@chiaroscuro/console/events';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
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
  try {
    explainMistake(error, asEvents ? tellAsEvent : undefined);
  } catch (defect) {
    const stack = defect instanceof Error ? defect.stack : String(defect);
    process.stderr.write(
      `This is a defect of Chiaroscuro, not of your book; please report it.\n${stack}\n`,
    );
    process.exitCode = 70;
  }
}

function tellAsEvent(diagnostic: Diagnostic): void {
  process.stdout.write(`${encodeEvent({ type: 'diagnostic', diagnostic, build: '' })}\n`);
}
