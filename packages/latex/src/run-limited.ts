import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { execa } from 'execa';

/** A program to run under limits. No shell is ever involved. */
export interface LimitedCommand {
  program: string;
  arguments: readonly string[];
  workFolder: string;
  environment: Record<string, string>;
  timeLimitSeconds: number;
  /** For a program that is talked to while it runs: is called with each piece that it prints. */
  converse?: (printed: string, partner: Partner) => void;
  /** Ends the program as running out of time does. */
  signal?: AbortSignal;
  /** Limit of the address space. Needs util-linux' `prlimit`; without it there is no memory limit. */
  memoryLimitBytes?: number;
}

/** A running program that reads lines from its standard input. */
export interface Partner {
  /** Gives it a line; its time limit counts anew from here. */
  say(line: string): void;
  /** Closes its input; its time limit counts anew from here. */
  hangUp(): void;
  /** It has nothing to do, and may wait as long as it likes. */
  rest(): void;
}

/** How it ended. */
export interface LimitedRun {
  /** Undefined when a signal ended the program. */
  exitCode: number | undefined;
  timedOut: boolean;
  /** The last 64 kB of what it printed. */
  terminal: string;
}

/** A single file may not grow beyond this (512 MiB): a drawing that loops must not fill the disk. */
const FILE_LIMIT_BYTES = 2 ** 29;
const TERMINAL_LIMIT = 2 ** 16;

/**
 * Runs a program and kills it when its time is up. TeX runs without shell escape and starts no
 * children, so it is one process that leaves nothing behind; it stays in the caller's process group, so
 * that Ctrl-C reaches it too, and its processor time is limited in case the caller dies.
 *
 * @throws UserError `tool/missing` when the program is not installed.
 */
export async function runLimited(command: LimitedCommand): Promise<LimitedRun> {
  const [program, ...programArguments] = limitedCommandLine(command);
  const subprocess = execa(program, programArguments, {
    cwd: command.workFolder,
    env: command.environment,
    extendEnv: false,
    ...(command.signal && { cancelSignal: command.signal }),
    // An interrupted TeX still writes into its transcript where it was; 2 s later comes SIGKILL.
    killSignal: 'SIGINT',
    forceKillAfterDelay: 2000,
    stdin: command.converse ? 'pipe' : 'ignore',
    all: true,
    buffer: false,
    reject: false,
  });
  // A program that has ended does not read what it is told.
  subprocess.stdin?.on('error', () => {});
  const clock = startClock(command.timeLimitSeconds, () => subprocess.kill());
  const partner: Partner = {
    say(line) {
      clock.restart();
      subprocess.stdin?.write(`${line}\n`);
    },
    hangUp() {
      clock.restart();
      subprocess.stdin?.end();
    },
    rest: clock.stop,
  };
  let printed: Buffer = Buffer.alloc(0);
  subprocess.all.on('data', (piece: Buffer) => {
    printed = Buffer.concat([printed, piece]).subarray(-TERMINAL_LIMIT);
    command.converse?.(piece.toString('utf8'), partner);
  });
  const { exitCode, signal } = await subprocess;
  clock.stop();
  return {
    exitCode,
    timedOut: clock.hasRunOut() || signal === 'SIGXCPU',
    terminal: printed.toString('utf8'),
  };
}

function startClock(seconds: number, onEnd: () => void) {
  let hasRunOut = false;
  const ring = (): void => {
    hasRunOut = true;
    onEnd();
  };
  let timer = setTimeout(ring, seconds * 1000);
  return {
    restart(): void {
      clearTimeout(timer);
      timer = setTimeout(ring, seconds * 1000);
    },
    stop: () => clearTimeout(timer),
    hasRunOut: () => hasRunOut,
  };
}

function limitedCommandLine(command: LimitedCommand): [string, ...string[]] {
  const searchPath = command.environment['PATH'] ?? '';
  if (!isOnPath(command.program, searchPath)) throw missingProgram(command.program);
  const plain: [string, ...string[]] = [command.program, ...command.arguments];
  if (!isOnPath('prlimit', searchPath)) return plain;
  const limits = [`--cpu=${processorSeconds(command)}`, `--fsize=${FILE_LIMIT_BYTES}`, '--core=0'];
  if (command.memoryLimitBytes) limits.push(`--as=${command.memoryLimitBytes}`);
  return ['prlimit', ...limits, ...plain];
}

/** In case the caller dies. A program that is talked to does many things, each within the time limit. */
function processorSeconds({ timeLimitSeconds, converse }: LimitedCommand): number {
  return converse ? 3600 : Math.ceil(timeLimitSeconds) + 5;
}

function isOnPath(program: string, searchPath: string): boolean {
  return searchPath.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function missingProgram(program: string): UserError {
  const packages: Record<string, string> = {
    lualatex: 'texlive-luatex',
    biber: 'biber',
    makeindex: 'texlive-binaries',
    kpsewhich: 'texlive-binaries',
  };
  const debianPackage = packages[program];
  return new UserError({
    code: 'tool/missing',
    severity: 'error',
    message: `Expected the program ${program} on the PATH, but it is not installed.`,
    ...(debianPackage && { hint: `On Debian: apt-get install ${debianPackage}` }),
  });
}
