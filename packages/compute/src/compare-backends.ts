import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { chooseBackend, type Backend } from './backend.ts';
import type { Model } from './figure.ts';
import { tryModel } from './train-model.ts';

/** Which backend is to train a model, and what speaks for it. */
export interface BackendComparison {
  backend: ComparedBackend;
  /** In a few words: `tensorflow takes 1.9 times as long (0.95 ms a step, wasm 0.50 ms)`. */
  reason: string;
  /** Median milliseconds of the processor's time for a step, where both were timed. */
  step?: Record<ComparedBackend, number>;
  /** Whether it would come out the same again: false where the native library did not load. */
  isLasting: boolean;
}

type ComparedBackend = 'tensorflow' | 'wasm';

/**
 * Does some steps of a model on the native backend and on WebAssembly, in turns, and compares their
 * medians. The native one is chosen only when it is clearly faster: near a tie, numbers that are the
 * same on every machine are worth more.
 */
export async function compareBackends(model: Model): Promise<BackendComparison> {
  let native: Backend;
  try {
    native = await chooseBackend('tensorflow');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = /tensorflow: (.*?)\.?$/m.exec(error.message)?.[1];
    return { backend: 'wasm', reason: `tensorflow: ${reason}`, isLasting: false };
  }
  try {
    const step = await timeSteps(model, { tensorflow: native, wasm: await chooseBackend('wasm') });
    if (step) return { ...judge(step), step, isLasting: true };
    return untried('it has no loop of `descend`');
  } catch {
    // A model that fails in its first steps fails again when it is trained, which tells why.
    return { ...untried('its first steps failed'), isLasting: false };
  }
}

/** The choice that follows from the medians of two backends. */
export function judge(step: Record<ComparedBackend, number>): {
  backend: ComparedBackend;
  reason: string;
} {
  const ratio = step.tensorflow / step.wasm;
  const times = `${milliseconds(step.tensorflow)} a step, wasm ${milliseconds(step.wasm)}`;
  const found =
    ratio >= 1
      ? `takes ${ratio.toFixed(1)} times as long`
      : `is ${(1 / ratio).toFixed(1)} times as fast`;
  return {
    backend: ratio < clearly ? 'tensorflow' : 'wasm',
    reason: `tensorflow ${found} (${times})`,
  };
}

/** The native backend needs less than this part of WebAssembly's time. */
const clearly = 0.8;

const untried = (why: string): BackendComparison => ({
  backend: 'wasm',
  reason: `tensorflow was not tried: ${why}`,
  isLasting: true,
});

/** Rounds in which each backend has its turn; of slow steps, as many as there is time for. */
const rounds = 5;
const longest = 3000;

async function timeSteps(
  model: Model,
  backends: Record<ComparedBackend, Backend>,
): Promise<Record<ComparedBackend, number> | undefined> {
  const times: Record<ComparedBackend, number[]> = { tensorflow: [], wasm: [] };
  const started = performance.now();
  let steps = 1;
  for (let round = 0; round <= rounds; round++) {
    if (round > 1 && performance.now() - started > longest) break;
    for (const name of ['tensorflow', 'wasm'] as const) {
      // The first round compiles code and tells how long a step is, no more.
      if (round === 1) times[name].length = 0;
      const timed = await tryModel({ model, backend: backends[name] }, { warmUp: 1, steps });
      if (!timed) return undefined;
      times[name].push(...timed);
    }
    const slower = Math.max(median(times.tensorflow), median(times.wasm));
    steps = Math.min(10, Math.max(1, Math.round(longest / 20 / slower)));
  }
  return { tensorflow: median(times.tensorflow), wasm: median(times.wasm) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}
