import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  drawBatch,
  type Batch,
  type BatchFigure,
  type BatchJob,
} from '@chiaroscuro/latex/draw-batch';

/** A TeX process that has loaded the stylesheet and waits for figures. */
export interface WaitingProcess {
  /** Draws these figures and ends; `folder` is where TeX worked, and is gone after `finish`. */
  draw(
    figures: readonly BatchFigure[],
  ): Promise<{ batch: Batch; folder: string; finish(): Promise<void> }>;
  /** Ends it without drawing. */
  discard(): Promise<void>;
}

/** Starts a process that waits. */
export function startWaiting(
  job: Omit<BatchJob, 'figures' | 'jobname' | 'workFolder'>,
): WaitingProcess {
  let hand: (figures: readonly BatchFigure[]) => void = () => {};
  const handed = new Promise<readonly BatchFigure[]>((resolve) => (hand = resolve));
  async function* figures(): AsyncGenerator<BatchFigure> {
    yield* await handed;
  }
  const running = mkdtemp(path.join(tmpdir(), 'chiaroscuro-')).then(async (folder) => {
    const finish = (): Promise<void> => rm(folder, { recursive: true, force: true });
    try {
      const batch = await drawBatch({
        ...job,
        jobname: 'figures',
        workFolder: folder,
        figures: figures(),
      });
      return { batch, folder, finish };
    } catch (error) {
      await finish();
      throw error;
    }
  });
  // Told of when its figures are asked for.
  running.catch(() => {});
  return {
    draw(wanted) {
      hand(wanted);
      return running;
    },
    async discard() {
      hand([]);
      await running.then(({ finish }) => finish()).catch(() => {});
    },
  };
}
