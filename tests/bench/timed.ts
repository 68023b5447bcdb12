import { execa } from 'execa';

/** A program to run and time. */
export interface TimedCommand {
  program: string;
  args: string[];
  folder: string;
  env: Record<string, string>;
  /** Whether `env` is the whole environment. */
  isClosed?: boolean;
  /** Whether it may end with an error code and be useful all the same. */
  mayFail?: boolean;
  /** Called with each line as it comes, and the seconds since the start. */
  onLine?(line: string, seconds: number): void;
}

/** What came of it. */
export interface Timed {
  /** Wall-clock time. */
  seconds: number;
  output: string;
}

/**
 * Runs a program, on its own for as long as it takes, and measures the wall-clock time.
 *
 * @throws Error with the end of what it printed when it fails.
 */
export async function timed(command: TimedCommand): Promise<Timed> {
  const { program, args, folder, env, isClosed = false, mayFail = false, onLine } = command;
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const running = execa(program, args, {
    cwd: folder,
    env,
    extendEnv: !isClosed,
    stdin: 'ignore',
    all: true,
    reject: false,
    encoding: 'utf8',
  });
  const lines: string[] = [];
  for await (const line of running.iterable({ from: 'all' })) {
    lines.push(line);
    onLine?.(line, elapsed());
  }
  const { exitCode } = await running;
  const seconds = elapsed();
  const output = lines.join('\n');
  if (exitCode !== 0 && !mayFail) {
    throw new Error(`${program} ended with ${exitCode ?? 'a signal'}:\n${output.slice(-4000)}`);
  }
  return { seconds, output };
}

/** The middle value; of an even count, the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
}
