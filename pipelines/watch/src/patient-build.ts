import { setTimeout as delay } from 'node:timers/promises';
import { runBuild, type BuildOutcome, type BuildRequest } from './run-build.ts';

/**
 * Runs a build as soon as no other build of the project runs, such as one that the author has
 * started by hand.
 *
 * @param onWait is called while it waits.
 */
export async function buildPatiently(
  request: BuildRequest,
  onWait: () => void,
): Promise<BuildOutcome> {
  for (;;) {
    const outcome = await runBuild(request);
    const isLocked = outcome.diagnostics.some(({ code }) => code === 'build/locked');
    if (!isLocked || request.signal.aborted) return outcome;
    onWait();
    await delay(1000, undefined, { signal: request.signal }).catch(() => undefined);
  }
}
