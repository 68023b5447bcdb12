import { existsSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { decodeEvent, type RecordedEvent } from '@chiaroscuro/console/events';
import { buildVariable } from '@chiaroscuro/console/run-stage';
import type { Phase } from './build-plan.ts';

/** How a phase is run. */
export interface TurboRun {
  project: string;
  phase: Pick<Phase, 'tasks' | 'filters'>;
  /** Id of this build; stages put it on their events. */
  build: string;
  /** What the tasks' results depend on besides files. */
  environment: Record<string, string>;
  /** What Turborepo is told of a cache that is shared with other machines, if there is one. */
  remote: Record<string, string> | undefined;
  force: boolean;
  failFast: boolean;
  onEvent(event: RecordedEvent): void;
  signal: AbortSignal;
}

/** How a phase ended. */
export interface TurboResult {
  succeeded: boolean;
  /** The last lines that were not events: a defect's stack, or Turborepo's own complaint. */
  lastLines: string[];
}

/** Runs one phase and hands on the events of its stages, fresh ones and replayed ones. */
export async function runTurbo(run: TurboRun): Promise<TurboResult> {
  const subprocess = execa(turboBinary(run.project), turboArguments(run), {
    cwd: run.project,
    env: {
      ...run.environment,
      ...run.remote,
      [buildVariable]: run.build,
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      TURBO_PRINT_VERSION_DISABLED: '1',
    },
    extendEnv: true,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    cancelSignal: run.signal,
    // Asked twice to end, by Ctrl-C and by this, Turborepo would kill the stages. Once it is gone
    // they end by themselves, and clear up (see run-stage).
    killSignal: 'SIGKILL',
  });
  const lastLines: string[] = [];
  for await (const line of subprocess.iterable({ from: 'all' })) {
    const event = decodeEvent(line);
    if (event) run.onEvent(event);
    else if (line.trim() !== '' && !chatter.test(line)) {
      lastLines.push(line);
      if (lastLines.length > 40) lastLines.shift();
    }
  }
  const { exitCode } = await subprocess;
  return { succeeded: exitCode === 0, lastLines };
}

// What npm and Turborepo say about a task that failed, beside what the task said itself.
const chatter =
  /^npm (error|warn|notice)|^\S+#\S+: +(WARNING|ERROR)|^ *(Tasks|Cached|Time|Failed): |^ *ERROR +run failed|^> |^ *• |^cache (hit|miss|bypass)/;

function turboArguments({ phase, remote, force, failFast }: TurboRun): string[] {
  // Turborepo's own --force may not stand beside --cache.
  const access = force ? 'w' : 'rw';
  return [
    'run',
    ...phase.tasks,
    ...phase.filters.map((filter) => `--filter=${filter}`),
    '--output-logs=full',
    '--log-order=stream',
    '--log-prefix=none',
    '--no-color',
    // One broken chapter must not hide what is wrong with the others.
    `--continue=${failFast ? 'never' : 'dependencies-successful'}`,
    '--cache-dir=.turbo/cache',
    `--cache=local:${access}${remote ? `,remote:${access}` : ''}`,
  ];
}

/** The native program where npm has put it: starting it directly saves the wrapper's tenth of a second. */
function turboBinary(project: string): string {
  const modules = path.join(project, 'node_modules');
  const architecture = process.arch === 'x64' ? '64' : process.arch;
  const native = path.join(
    modules,
    '@turbo',
    `${process.platform}-${architecture}`,
    'bin',
    'turbo',
  );
  return existsSync(native) ? native : path.join(modules, '.bin', 'turbo');
}
