import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { execa } from 'execa';
import type { PageState } from '../../pipelines/watch/src/page-state.ts';
import { runner } from './runner.ts';

/** A watch that runs in a copy of the project. */
export interface RunningWatch {
  address: string;
  pid: number;
  output(): string;
  /** What the page is told. */
  state(): Promise<PageState>;
  /** Waits until nothing is left to do, and tells what there is. */
  rested(finished?: number): Promise<PageState>;
  /** Waits until the state is as wanted. */
  until(isReached: (state: PageState) => boolean): Promise<PageState>;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<number | undefined>;
}

/** Where a watch runs. */
export interface WatchedPlace {
  /** The folder of the project, and that of the book in it. */
  root: string;
  book: string;
}

/** How long one waits for anything, and how often one looks, in milliseconds. */
const patience = 240_000;
const interval = 50;

/** Starts `npm run watch` on a port that is free. */
export async function startWatch(
  { root, book }: WatchedPlace,
  options: readonly string[] = [],
): Promise<RunningWatch> {
  const program = path.join(root, 'pipelines', 'watch', 'src', 'main.ts');
  const where = ['--book', path.relative(root, book), '--port', '0'];
  const subprocess = execa('node', [runner, program, ...where, ...options], {
    cwd: root,
    all: true,
    buffer: false,
    reject: false,
    env: { NO_COLOR: '1' },
  });
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    subprocess.all.on('data', (chunk) => {
      output += String(chunk);
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output);
      if (found) resolve(found[0]);
    });
    void subprocess.then(() => reject(new Error(`the watch has ended:\n${output}`)));
  });
  const state = (): Promise<PageState> => firstState(`${address}state`);
  const until: RunningWatch['until'] = async (isReached) => {
    const latest = Date.now() + patience;
    for (;;) {
      const now = await state();
      if (isReached(now)) return now;
      if (Date.now() > latest) throw new Error(`waited in vain:\n${JSON.stringify(now)}`);
      await delay(interval);
    }
  };
  return {
    address,
    pid: subprocess.pid!,
    output: () => output,
    state,
    until,
    rested: (finished = 0) =>
      until(({ activity, builds }) => activity.phase === 'idle' && builds.finished >= finished),
    async stop() {
      subprocess.kill('SIGINT');
      return (await subprocess).exitCode;
    },
  };
}

/** The first message of the stream of states. */
async function firstState(address: string): Promise<PageState> {
  const stop = new AbortController();
  const answer = await fetch(address, { signal: stop.signal });
  let text = '';
  for await (const chunk of answer.body!) {
    text += Buffer.from(chunk as Uint8Array).toString();
    if (text.includes('\n\n')) break;
  }
  stop.abort();
  return JSON.parse(/^data: (.*)$/m.exec(text)![1]!) as PageState;
}
