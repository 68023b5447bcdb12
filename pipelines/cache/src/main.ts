import path from 'node:path';
import process from 'node:process';
import { explain, explainMistake } from '@chiaroscuro/console/command-line';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { parseOptions, usage, type CacheOptions } from './options.ts';
import { reportPruning, reportStatistics, reportVerification, type Report } from './reports.ts';

const project = path.resolve(import.meta.dirname, '../../..');

try {
  const { lines, diagnostics } = await run(parseOptions(process.argv.slice(2)));
  explain(diagnostics);
  // What is damaged is only a warning in a build, which makes it anew; here it was asked for.
  if (diagnostics.length > 0) process.exitCode = 1;
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
} catch (error) {
  explainMistake(error);
}

async function run(options: CacheOptions): Promise<Report> {
  const { store, checkpoints } = bookPaths(project);
  switch (options.action) {
    case 'help':
      return { lines: [usage.trimEnd()], diagnostics: [] };
    case 'verify':
      return reportVerification(store);
    case 'prune':
      return reportPruning({ store, checkpoints }, options.maximumBytes);
    case 'stats':
      return reportStatistics(store);
  }
}
