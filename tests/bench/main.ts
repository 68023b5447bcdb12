import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import { parseOptions, usage, type BenchOptions } from './options.ts';
import { describeResults } from './report.ts';
import { describePreflight } from './preflight/report-preflight.ts';
import { measurePreflight } from './preflight/measure-preflight.ts';
import { measureTraining } from './training/measure-training.ts';
import { describeTraining } from './training/report-training.ts';
import { runBench, type BenchJob } from './run-bench.ts';

const project = path.resolve(import.meta.dirname, '../..');

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else await main(options);
} catch (error) {
  explainMistake(error);
}

async function main(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chiaroscuro-bench-'));
  const remove = (): void => {
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  const say = (text: string): void => void process.stderr.write(`${text}\n`);
  const { name, results, text } = await measure({ options, folder, say });
  if (options.keep) say(`kept: ${folder}`);
  if (options.json) {
    writeAtomically(path.resolve(options.json), `${JSON.stringify(results, null, 2)}\n`);
  }
  if (options.write) writeAtomically(path.join(project, 'docs', `${name}.md`), text);
  process.stdout.write(text);
}

/** What was found, and the Markdown of docs/<name>.md about it. */
async function measure(job: BenchJob): Promise<{ name: string; results: object; text: string }> {
  if (job.options.training) {
    const results = await measureTraining({ python: job.options.python, say: job.say });
    return { name: 'benchmark-training', results, text: describeTraining(results) };
  }
  if (job.options.preflight) {
    const results = await measurePreflight({ ...job, pages: job.options.pages });
    return { name: 'benchmark-preflight', results, text: describePreflight(results) };
  }
  const results = await runBench(job);
  return { name: 'benchmark', results, text: describeResults(results) };
}
