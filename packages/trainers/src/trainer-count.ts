import os from 'node:os';
import process from 'node:process';

/** The environment variable that sets how many trainings run at once on this machine. */
export const trainersVariable = 'CHIAROSCURO_TRAINERS';

/**
 * How many trainings may run at once: one for each core, and no more than fit into half of the
 * memory. Every process that asks gets the same answer, so that they can count together.
 */
export function trainerCount(environment: NodeJS.ProcessEnv = process.env): number {
  const wanted = Number(environment[trainersVariable]);
  if (Number.isInteger(wanted) && wanted > 0) return wanted;
  // 0 where nothing constrains it.
  const memory = Math.min(os.totalmem(), process.constrainedMemory() || Infinity);
  const fitting = Math.floor(memory / 2 / bytesOfTrainer);
  return Math.max(1, Math.min(os.availableParallelism(), fitting));
}

/** What one trainer is taken to need: small nets were measured at 160 to 210 MB. */
const bytesOfTrainer = 2 ** 29;
