import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { faultBench, type FaultBench } from './faults.ts';
import { makeWorkspace } from './workspace.ts';

/** A bench with a healthy build on it. */
export interface BuiltBench {
  readonly bench: FaultBench;
  /** dist/ as the healthy build left it. */
  readonly built: Record<string, string>;
}

/**
 * A bench for the tests of one file: built before the first, repaired after each, cleared away after
 * the last. Its parts are there once the tests run.
 */
export function builtBench(): BuiltBench {
  let bench: FaultBench;
  let built: Record<string, string>;
  beforeAll(async () => {
    bench = faultBench(makeWorkspace());
    const { output, exitCode } = await bench.workspace.build();
    expect(exitCode, output).toBe(0);
    built = bench.dist();
  }, 300_000);
  afterEach(() => bench.repair());
  afterAll(() => bench.workspace.remove());
  return {
    get bench() {
      return bench;
    },
    get built() {
      return built;
    },
  };
}
