import type { Stages } from './file-record.ts';

/** What dist/build.json tells of the trainings of a book. */
export interface TrainingsRecord {
  /**
   * From the beginning of the first to the end of the last that ran in this build, all chapters together; missing when all
   * were recalled.
   */
  wallMilliseconds?: number;
  models: {
    /** `<chapter>/<model>`. */
    model: string;
    seed: number;
    backend: string;
    /** What the training took when it ran. */
    milliseconds: number;
    /** Why this backend, where it was compared with another on this machine. */
    reason?: string;
    /** Whether an earlier build has run it. */
    isRecalled: boolean;
  }[];
}

/** A training as the compute stage has noted it. */
interface NotedTraining {
  model: string;
  seed: number;
  backend: string;
  milliseconds: number;
  reason?: string;
  /** The build in which it ran, and when it ended; none when it was recalled. */
  ran?: { build: string; ended: number };
}

/**
 * Gathers what the compute stages have noted, which may be of an earlier build: Turborepo gives back
 * the record of a stage that it need not run.
 *
 * @param build the id of this build.
 */
export function trainingsRecord(
  chapters: Readonly<Record<string, Stages>>,
  build: string,
): TrainingsRecord {
  const noted = Object.entries(chapters).flatMap(([chapter, { compute }]) =>
    ((compute?.['trainings'] ?? []) as NotedTraining[]).map((training) => ({ chapter, training })),
  );
  const models = noted.map(({ chapter, training: { model, ran, ...rest } }) => ({
    model: `${chapter}/${model}`,
    ...rest,
    isRecalled: ran?.build !== build,
  }));
  const fresh = noted.flatMap(({ training: { ran, milliseconds } }) =>
    ran?.build === build ? [{ began: ran.ended - milliseconds, ended: ran.ended }] : [],
  );
  if (fresh.length === 0) return { models };
  const began = Math.min(...fresh.map((each) => each.began));
  const ended = Math.max(...fresh.map((each) => each.ended));
  return { wallMilliseconds: ended - began, models };
}
