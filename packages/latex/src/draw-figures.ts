import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrors } from '@chiaroscuro/diagnostics/diagnostic';
import { drawBatch, keyOf, type Batch, type BatchFigure, type BatchJob } from './draw-batch.ts';

/** Figures to draw in several processes at once. */
export interface DrawJob extends Omit<BatchJob, 'figures' | 'jobname' | 'workFolder'> {
  figures: readonly BatchFigure[];
  /** Private; each process gets a folder of its own in it. */
  workFolder: string;
  /** Called for each process that is started; it starts when the promise resolves, and gives back what it got. */
  takeTurn(): Promise<() => void>;
  /** At most so many processes. */
  processes: number;
  /** Figures after which a process ends and hands over its pages. */
  batchSize?: number;
  /** A process has ended. Its PDF is removed when the promise has resolved. */
  onBatch(batch: Batch): void | Promise<void>;
}

/**
 * Draws figures in as many processes as it may have; each takes the next figure when it is ready
 * for one, so that all end at about the same time. An error in a figure ends its process; another
 * goes on with the rest. A figure that takes a process down twice is given up, with what TeX said.
 */
export async function drawFigures(job: DrawJob): Promise<void> {
  const waiting = [...job.figures];
  const losses = new Map<string, number>();
  const { processes, batchSize = Infinity } = job;
  await Promise.all(Array.from({ length: Math.min(processes, waiting.length) }, work));

  async function work(): Promise<void> {
    while (waiting.length > 0 && !job.signal?.aborted) {
      const giveBack = await job.takeTurn();
      const workFolder = await mkdtemp(join(job.workFolder, 'batch-'));
      try {
        const batch = await drawBatch({ ...job, workFolder, jobname: 'figures', figures: take() });
        // An error of the header is one of all figures: trying again would only say it again.
        if (hasErrors(batch.diagnostics) && batch.figures.size === 0) waiting.length = 0;
        else waiting.unshift(...batch.lost.filter(mayBeTriedAgain));
        await job.onBatch(batch);
      } finally {
        giveBack();
        await rm(workFolder, { recursive: true, force: true });
      }
    }
  }

  function* take(): Generator<BatchFigure> {
    for (let count = 0; count < batchSize && !job.signal?.aborted; count += 1) {
      const next = waiting.shift();
      if (!next) return;
      yield next;
    }
  }

  function mayBeTriedAgain(figure: BatchFigure): boolean {
    const count = (losses.get(keyOf(figure)) ?? 0) + 1;
    losses.set(keyOf(figure), count);
    return count < 3;
  }
}
