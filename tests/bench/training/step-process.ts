import { createInterface } from 'node:readline';
import { execa } from 'execa';

/** A process that does steps of trainings when it is told to. */
export interface StepProcess {
  /** What it says of its versions. */
  version: string;
  /** Does steps of one training. */
  run(workload: string, steps: number): Promise<StepTimes>;
  end(): Promise<void>;
}

/** The times of one step, means over those that were asked for. */
export interface StepTimes {
  /** Milliseconds on the wall clock. */
  wall: number;
  /** Milliseconds of processors, of all threads together. */
  busy: number;
  loss: number;
}

/**
 * Starts workload-process.ts or workloads.py.
 *
 * @returns its complaint, in one line, when it does not start: a backend or PyTorch is missing.
 */
export async function startStepProcess(
  program: string,
  args: readonly string[],
  folder: string,
): Promise<StepProcess | string> {
  const running = execa(program, args, {
    cwd: folder,
    reject: false,
    stdin: 'pipe',
    // Each of them is to have one core, whatever library it multiplies with.
    env: { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', TF_NUM_INTRAOP_THREADS: '1' },
  });
  const lines = createInterface(running.stdout)[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done) {
    const { stderr, shortMessage } = await running;
    const lines = stderr?.trim().split('\n') ?? [];
    const complaint = lines.find((line) => /^\w*Error: /.test(line));
    return complaint?.replace(/^\w*Error: /, '') ?? shortMessage ?? 'it did not start';
  }
  return {
    version: first.value,
    async run(workload, steps) {
      running.stdin.write(`${workload}\t${steps}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`${program} ended in the middle of a training`);
      const [wall, busy, loss] = value.split('\t').map(Number);
      return { wall: wall!, busy: busy!, loss: loss! };
    },
    async end() {
      running.stdin.end();
      await running;
    },
  };
}
