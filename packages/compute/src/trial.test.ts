import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTrialClock, TrialOver } from './trial.ts';

/** What a trial says of three steps. */
async function timesOf(step: () => Promise<void> | void): Promise<readonly number[]> {
  const clock = createTrialClock({ warmUp: 1, steps: 3 });
  try {
    for (;;) {
      await step();
      clock.stepDone();
    }
  } catch (error) {
    if (error instanceof TrialOver) return error.steps;
    throw error;
  }
}

test('a step costs what it computes, not what it waits for others on a busy machine', async () => {
  const waiting = await timesOf(() => delay(60));
  const computing = await timesOf(() => {
    const { user } = process.cpuUsage();
    while (process.cpuUsage({ user, system: 0 }).user < 60_000);
  });
  expect(waiting).toHaveLength(3);
  expect(Math.min(...waiting)).toBeLessThan(30);
  expect(Math.min(...computing)).toBeGreaterThan(50);
});
