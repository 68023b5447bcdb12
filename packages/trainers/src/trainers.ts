import { setTimeout as delay } from 'node:timers/promises';
import type { BackendComparison } from '@chiaroscuro/compute/compare-backends';
import type { ModelData } from '@chiaroscuro/compute/figure';
import type { Training } from '@chiaroscuro/compute/training';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { takeTurn } from '@chiaroscuro/manuscript/process-turns';
import type { Outcome, TrainingOrder } from './order.ts';
import { startTrainer, type TrainerProcess } from './trainer-process.ts';

/** Trainings side by side, each in a process of its own. */
export interface Trainers {
  /**
   * Trains a model as soon as the machine has a turn for it; the longest of those that wait goes first.
   *
   * @throws UserError of the model, and `model/ended`.
   */
  train(request: TrainingRequest): Promise<Training<ModelData>>;
  /**
   * Compares the backends by some steps of a model, when the machine has a turn for it.
   *
   * @throws UserError as `train` does.
   */
  compare(order: Omit<TrainingOrder, 'backend' | 'isComparison'>): Promise<BackendComparison>;
  /** Ends all of them at once. Who waits for one waits for ever. */
  stop(): void;
}

/** An order, and what is known of it here. */
export interface TrainingRequest {
  order: TrainingOrder;
  /** Milliseconds that it took before. */
  expected?: number | undefined;
  onProgress(done: number, total: number, milliseconds: number): void;
  onNote(text: string): void;
}

/**
 * Trainers for one stage, of which several run at once: together they have as many turns as `count`.
 *
 * @param turns folder in which the stages of a machine count their trainings.
 */
export function createTrainers({ turns, count }: { turns: string; count: number }): Trainers {
  const queue: Waiting[] = [];
  const idle: TrainerProcess[] = [];
  const all = new Set<TrainerProcess>();
  const stopping = new AbortController();
  let isServing = false;

  async function serve(): Promise<void> {
    if (isServing) return;
    isServing = true;
    const length = (): number => lengthOf(longest(queue));
    while (queue.length > 0) {
      const giveBack = await takeTurn(turns, count, length, stopping.signal);
      const next = longest(queue)!;
      queue.splice(queue.indexOf(next), 1);
      void run(next).finally(giveBack);
    }
    isServing = false;
  }

  /** Turns cannot be counted, for instance because the disk is full. */
  function refuseAll(error: unknown): void {
    isServing = false;
    if (stopping.signal.aborted) return;
    for (const { reject } of queue.splice(0)) reject(error);
  }

  async function run({ request, resolve, reject }: Waiting): Promise<void> {
    const trainer = idle.pop() ?? start();
    try {
      const outcome = await trainer.train(request.order, (message) => {
        if (message.kind === 'note') request.onNote(message.text);
        else request.onProgress(message.done, message.total, message.milliseconds);
      });
      resolve(outcome);
    } catch (error) {
      if (!stopping.signal.aborted) reject(error);
    } finally {
      void release(trainer);
    }
  }

  function start(): TrainerProcess {
    const trainer = startTrainer();
    all.add(trainer);
    return trainer;
  }

  /** A trainer that finds no more work in a moment ends: others may need its memory. */
  async function release(trainer: TrainerProcess): Promise<void> {
    if (trainer.isAlive && queue.length > 0) {
      idle.push(trainer);
      await delay(longestIdle);
      const index = idle.indexOf(trainer);
      if (index < 0) return;
      idle.splice(index, 1);
    }
    trainer.end();
    all.delete(trainer);
  }

  function carryOut(request: TrainingRequest): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      queue.push({ request, resolve, reject });
      serve().catch(refuseAll);
    });
  }

  return {
    train: async (request) => trainingOf(await carryOut(request)),
    async compare(order) {
      const comparison = { ...order, backend: 'auto', isComparison: true } as const;
      const quiet = { onProgress: () => {}, onNote: () => {} };
      return comparisonOf(await carryOut({ order: comparison, ...quiet }));
    },
    stop() {
      stopping.abort();
      all.forEach((trainer) => trainer.end());
    },
  };
}

/** Milliseconds that a trainer waits for the next turn. */
const longestIdle = 400;

interface Waiting {
  request: TrainingRequest;
  resolve(outcome: Outcome): void;
  reject(error: unknown): void;
}

function longest(queue: readonly Waiting[]): Waiting | undefined {
  return [...queue].sort((a, b) => lengthOf(b) - lengthOf(a) || 0)[0];
}

/** One that was never trained may be the longest. */
function lengthOf(waiting: Waiting | undefined): number {
  return waiting ? (waiting.request.expected ?? Number.MAX_VALUE) : 0;
}

function trainingOf(outcome: Outcome): Training<ModelData> {
  if (outcome.kind === 'trained') return outcome.training;
  throw refusalOf(outcome);
}

function comparisonOf(outcome: Outcome): BackendComparison {
  if (outcome.kind === 'compared') return outcome.comparison;
  throw refusalOf(outcome);
}

function refusalOf(outcome: Outcome): Error {
  return outcome.kind === 'refused'
    ? new UserError(...outcome.diagnostics)
    : new Error('the trainer has carried out another order');
}
