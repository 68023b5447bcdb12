import path from 'node:path';
import process from 'node:process';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { formatDiagnostic } from '@chiaroscuro/diagnostics/format';
import { systemFailure } from '@chiaroscuro/diagnostics/system-failure';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { parseOptions, usage, type CacheOptions } from './options.ts';
import { reportPruning, reportStatistics, reportVerification, type Report } from './reports.ts';

const project = path.resolve(import.meta.dirname, '../../..');

try {
  const { lines, diagnostics } = await run(parseOptions(process.argv.slice(2)));
  explain(diagnostics);
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
} catch (error) {
  const failure = systemFailure(error);
  if (error instanceof UserError) explain(error.diagnostics);
  else if (failure) explain([failure]);
  else throw error;
}

async function run(options: CacheOptions): Promise<Report> {
  const { store } = bookPaths(project);
  switch (options.action) {
    case 'help':
      return { lines: [usage.trimEnd()], diagnostics: [] };
    case 'verify':
      return reportVerification(store);
    case 'prune':
      return reportPruning(store, options.maximumBytes);
    case 'stats':
      return reportStatistics(store);
  }
}

function explain(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    process.stderr.write(`${formatDiagnostic(diagnostic)}\n`);
    process.exitCode = diagnostic.code === 'option/invalid' ? 2 : 1;
  }
}
