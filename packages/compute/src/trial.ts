/** A trial: so many steps of a model's loop, to see how much of the processor's time one takes. */
export interface Trial {
  /** Steps that are not counted: caches fill, code is compiled. */
  warmUp: number;
  steps: number;
}

/** How a trial leaves a model's code: no error, and nobody but `trainModel` should catch it. */
export class TrialOver extends Error {
  /** Milliseconds of the processor's time for each step, in their order. */
  readonly steps: readonly number[];

  constructor(steps: readonly number[]) {
    super('the trial of a model is over');
    this.name = 'TrialOver';
    this.steps = steps;
  }
}

/** What a loop tells of its steps. */
export interface TrialClock {
  /** @throws TrialOver after the last step of the trial. */
  stepDone(): void;
  /**
   * The loop ends before the trial does.
   *
   * @throws TrialOver
   */
  end(): void;
}

/** Starts the clock of a trial. */
export function createTrialClock({ warmUp, steps }: Trial): TrialClock {
  const times: number[] = [];
  let done = 0;
  let last = processorTime();
  const end = (): never => {
    throw new TrialOver(times);
  };
  return {
    stepDone() {
      const now = processorTime();
      done += 1;
      if (done > warmUp) times.push(now - last);
      last = now;
      if (done === warmUp + steps) end();
    },
    end,
  };
}

/**
 * Milliseconds that this process has computed so far. On a busy machine the clock on the wall would
 * count what others do, and speak against the longer of two steps.
 */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
