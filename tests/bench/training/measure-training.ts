import { availableParallelism, cpus } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { currentLoad } from '../machine.ts';
import { median } from '../timed.ts';
import { startStepProcess, type StepProcess } from './step-process.ts';
import { workloadNames, type WorkloadName } from './workloads.ts';

/** What steps of the trainings took, measured in turns. */
export interface TrainingMeasurements {
  date: string;
  machine: { cores: number; processor: string; platform: string; node: string; load: number };
  /** Contestant to versions, or to why it was not there. */
  present: Record<string, string>;
  absent: Record<string, string>;
  rows: MeasuredWorkload[];
  /** Load average of one minute at the end. */
  load: number;
}

export interface MeasuredWorkload {
  workload: WorkloadName;
  /** Contestant to medians over all rounds, in milliseconds a step. */
  times: Record<string, { wall: number; busy: number }>;
  /** Contestant to the median, over all rounds, of its time over PyTorch's of the same round; of processor time. */
  ratios: Record<string, number>;
}

const project = path.resolve(import.meta.dirname, '../../..');
const contestants = ['wasm', 'stock', 'tensorflow', 'cpu'] as const;
const rounds = 40;
const milliseconds = 25;

/**
 * Times steps of each training with every backend that starts, and in PyTorch. All processes stay;
 * in each round each does some steps in turn, so that whatever else the machine does meets all alike.
 */
export async function measureTraining(options: {
  python: string;
  say(text: string): void;
}): Promise<TrainingMeasurements> {
  const { python, say } = options;
  const machine = {
    ...{ cores: availableParallelism(), processor: cpus()[0]?.model.trim() ?? 'unknown' },
    ...{ platform: `${process.platform}-${process.arch}`, node: process.version },
    load: currentLoad(),
  };
  const started = new Map<string, StepProcess>();
  const absent: Record<string, string> = {};
  const program = path.join(import.meta.dirname, 'workload-process.ts');
  const commands: [string, string, string[]][] = [
    ['torch', python, [path.join(import.meta.dirname, 'workloads.py')]],
    ...contestants.map((name): [string, string, string[]] => [
      ...([name, process.execPath, ['--import', 'tsx', program, name]] as [
        string,
        string,
        string[],
      ]),
    ]),
  ];
  for (const [name, command, args] of commands) {
    const process = await startStepProcess(command, args, project);
    if (typeof process === 'string') absent[name] = process;
    else started.set(name, process);
    say(`${name}: ${typeof process === 'string' ? process : process.version}`);
  }
  const rows: MeasuredWorkload[] = [];
  for (const workload of workloadNames) {
    rows.push(await measureWorkload(workload, started));
    say(`${workload}: ${JSON.stringify(rows.at(-1)!.times)}`);
  }
  for (const process of started.values()) await process.end();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine,
    present: Object.fromEntries([...started].map(([name, { version }]) => [name, version])),
    absent,
    rows,
    load: currentLoad(),
  };
}

async function measureWorkload(
  workload: WorkloadName,
  processes: ReadonlyMap<string, StepProcess>,
): Promise<MeasuredWorkload> {
  const steps = new Map<string, number>();
  for (const [name, process] of processes) {
    // Compilers of hot code have done their work after some hundred steps; the plain backend is slow.
    const { busy } = await process.run(workload, 20);
    await process.run(workload, Math.min(300, Math.ceil(1500 / busy)));
    steps.set(name, Math.max(1, Math.round(milliseconds / busy)));
  }
  const walls: Record<string, number[]> = {};
  const busies: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, process] of processes) {
      // Whoever needs longer than a round for one step is asked less often.
      if (steps.get(name)! === 1 && round % 8 > 0) continue;
      const { wall, busy, loss } = await process.run(workload, steps.get(name)!);
      if (!Number.isFinite(loss)) throw new Error(`${workload} diverged in ${name}`);
      (walls[name] ??= []).push(wall);
      (busies[name] ??= []).push(busy);
    }
  }
  const names = [...processes.keys()];
  const reference = busies['torch'];
  return {
    workload,
    times: Object.fromEntries(
      names.map((name) => [name, { wall: median(walls[name]!), busy: median(busies[name]!) }]),
    ),
    ratios: reference
      ? Object.fromEntries(
          names.map((name) => [
            name,
            median(busies[name]!.map((busy, i) => busy / reference[roundOf(busies[name]!, i)]!)),
          ]),
        )
      : {},
  };
}

/** The round of a contestant's i-th measurement, when all rounds are `rounds`. */
function roundOf(measured: readonly number[], i: number): number {
  return Math.floor((i * rounds) / measured.length);
}
