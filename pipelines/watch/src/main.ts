import path from 'node:path';
import process from 'node:process';
import { explainMistake } from '@chiaroscuro/console/command-line';
import { parseOptions, usage, type WatchOptions } from './options.ts';
import { startWatch } from './watch.ts';

const project = path.resolve(import.meta.dirname, '../../..');

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(usage);
  else await run(options);
} catch (error) {
  explainMistake(error);
}

/** Ends when it is asked to, even while it starts; asked twice, it does not wait for what clears up. */
async function run(options: WatchOptions): Promise<void> {
  const starting = startWatch(project, options);
  let isEnding = false;
  const end = (): void => {
    if (isEnding) process.exit(130);
    isEnding = true;
    void starting.then((watch) => watch.close()).finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  const { address } = await starting;
  process.stdout.write(`The book is at ${address}  (Ctrl-C ends the watch)\n`);
}
