import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { runStage } from '@chiaroscuro/console/run-stage';
import { accept } from './accept.ts';
import { parseOptions, usage } from './options.ts';

await runStage(async (reporter) => {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(usage);
    return;
  }
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY && !process.env['CI'];
  const accepted = await accept({
    options,
    project: path.resolve(import.meta.dirname, '../../..'),
    reporter,
    ask: isTerminal ? ask : undefined,
  });
  if (!accepted) process.exitCode = 1;
});

async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  // Ctrl-C and Ctrl-D close the terminal without an answer.
  const noAnswer = once(terminal, 'close').then(() => '');
  try {
    const answer = await Promise.race([terminal.question(`${question} [y/N] `), noAnswer]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
