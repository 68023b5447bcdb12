import path from 'node:path';
import process from 'node:process';
import pc from 'picocolors';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { build } from './build.ts';
import { parseOptions, usage } from './options.ts';

const started = performance.now();
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

try {
  const options = parseOptions(process.argv.slice(2));
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
    process.exitCode = stop.signal.aborted ? 130 : succeeded ? 0 : 1;
  }
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  const isUsage = error.diagnostics.some(({ code }) => code === 'option/invalid');
  for (const diagnostic of error.diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic, pc.isColorSupported)}\n`);
  }
  process.exitCode = isUsage ? 2 : 1;
}
