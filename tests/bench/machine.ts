import { availableParallelism, loadavg } from 'node:os';
import { execa } from 'execa';

/** What a reader needs to know of the machine to make sense of the times. */
export interface Machine {
  cores: number;
  platform: string;
  node: string;
  tex: string;
  /** Of one minute, when the measuring began. */
  load: number;
}

/** This machine, without its names. */
export async function describeMachine(): Promise<Machine> {
  const { stdout } = await execa('lualatex', ['--version']);
  return {
    cores: availableParallelism(),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    tex: stdout
      .split('\n')[0]!
      .replace(/^This is /, '')
      .trim(),
    load: currentLoad(),
  };
}

/** The load average of the last minute. */
export function currentLoad(): number {
  return loadavg()[0]!;
}
