import { rmSync } from 'node:fs';
import path from 'node:path';
import type { BackendChoice } from '@chiaroscuro/compute/backend';
import type { Model } from '@chiaroscuro/compute/figure';
import type { TrainingLibrary } from '@chiaroscuro/compute/run';
import type { ModelRecord } from '@chiaroscuro/compute/training';
import type { Reporter } from '@chiaroscuro/console/reporter';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { noteMaking, readJournal } from '@chiaroscuro/recipes/journal';
import { trainingSubject, type ModelSource } from '@chiaroscuro/recipes/numbers-recipe';
import type { TrainingShelf } from '@chiaroscuro/recipes/trainings';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Trainers } from '@chiaroscuro/trainers/trainers';

/** The trainings of a chapter: from the store, or by trainers. */
export interface ChapterTrainings {
  /** For the run that computes the chapter's figures. */
  library: TrainingLibrary;
  /** Notes a training that a recalled figure was made from. */
  mention(source: ModelSource): Promise<void>;
  /** The trainings that have been used, by the names of their models. */
  records(): TrainingRecord[];
}

/** What is noted of a training. */
export interface TrainingRecord extends Pick<ModelRecord, 'model' | 'seed' | 'backend'> {
  /** What the training took when it ran, here or in the build whose result was found again. */
  milliseconds: number;
  /** Why this backend, where it was compared with another on this machine. */
  reason?: string;
  /** The build in which it ran, and when it ended (milliseconds since 1970); none when it was recalled. */
  ran?: { build: string; ended: number };
}

/** What trainings of a chapter need. */
export interface TrainingsJob {
  paths: BookPaths;
  chapter: string;
  backend: BackendChoice;
  shelf: TrainingShelf;
  trainers: Trainers;
  /** How many may run at once. */
  turns: number;
  reporter: Reporter;
  /** The id of the running build. */
  build?: string | undefined;
}

/** Opens the trainings of a chapter. */
export function openTrainings(job: TrainingsJob): ChapterTrainings {
  const { paths, chapter, shelf, reporter } = job;
  const records = new Map<string, TrainingRecord>();
  const note = async (
    source: ModelSource,
    training: ModelRecord,
    ran?: TrainingRecord['ran'],
  ): Promise<void> => {
    const { model, seed, backend, milliseconds } = training;
    const { reason } = await shelf.backend(source);
    records.set(model, {
      ...{ model, seed, backend, milliseconds: Math.round(milliseconds) },
      ...(reason === undefined ? {} : { reason }),
      ...(ran && { ran }),
    });
  };

  async function train(model: Model, figure: string) {
    const source = await shelf.locate(model);
    if (!source) return undefined;
    const subject = `${chapter}/${model.name}`;
    const known = await shelf.recipe(source);
    const { name, reason } = await shelf.backend(source);
    const checkpoint = checkpointFile(paths, known.recipe);
    const expected = lastTime(paths, chapter, model.name);
    const waiting = { subject, state: 'waiting', turns: job.turns } as const;
    reporter.training(expected === undefined ? waiting : { ...waiting, expected });
    try {
      const training = await job.trainers.train({
        order: {
          ...source,
          figure,
          backend: reason === undefined ? job.backend : name,
          sources: { folder: paths.chapter(chapter).folder, project: paths.project },
          checkpoint: {
            file: checkpoint,
            recipe: known.recipe,
            code: known.code.digest,
            seconds: secondsBetweenCheckpoints,
          },
        },
        expected,
        onProgress: (done, total, milliseconds) =>
          reporter.training({ subject, state: 'running', done, total, milliseconds }),
        onNote: reporter.note,
      });
      const milliseconds = Math.round(training.record.milliseconds);
      reporter.training({ subject, state: 'done', milliseconds });
      noteMaking(paths, trainingSubject(chapter, model.name), {
        time: Date.now(),
        what: 'training',
        milliseconds,
        reasons: [expected === undefined ? 'first time' : 'its code, or what trains it, changed'],
      });
      await note(source, training.record, { build: job.build ?? '', ended: Date.now() });
      return training;
    } catch (error) {
      reporter.training({ subject, state: 'failed' });
      // It would fail again from there; only one whose process has ended may fare better.
      if (!isEndedEarly(error)) rmSync(checkpoint, { force: true });
      throw error;
    }
  }

  return {
    library: {
      async recall(model) {
        const source = await shelf.locate(model);
        const known = source && (await shelf.recall(source));
        if (known) await note(source, known.training.record);
        return known?.training;
      },
      train: (model, { figure }) => train(model, figure),
      async keep(model, training) {
        const source = await shelf.locate(model);
        if (!source) return;
        await shelf.keep(source, training);
        const { recipe } = await shelf.recipe(source);
        rmSync(checkpointFile(paths, recipe), { force: true });
      },
    },
    async mention(source) {
      const known = await shelf.recall(source);
      if (known && !records.has(source.model)) await note(source, known.training.record);
    },
    records: () => [...records.values()].sort((a, b) => (a.model < b.model ? -1 : 1)),
  };
}

const secondsBetweenCheckpoints = 10;

function checkpointFile(paths: BookPaths, recipe: string): string {
  return path.join(paths.checkpoints, recipe);
}

/** Milliseconds that the training took when it last ran on this machine. */
function lastTime(paths: BookPaths, chapter: string, model: string): number | undefined {
  return readJournal(paths, trainingSubject(chapter, model)).at(-1)?.milliseconds;
}

function isEndedEarly(error: unknown): boolean {
  return error instanceof UserError && error.diagnostics.some(({ code }) => code === 'model/ended');
}
