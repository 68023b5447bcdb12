import { bringSources } from './sources.ts';
import { runLatexmk, type TexJob } from './tex-job.ts';

/** How plain latexmk did: cold and unchanged one edition after the other, after edits both at once. */
export interface LatexmkMeasurements {
  cold: LatexmkRun;
  nothing: LatexmkRun;
  edits: LatexmkRun[];
}

/** Both editions, brought up to date. */
export interface LatexmkRun {
  seconds: number;
  /** Passes of both editions. */
  passes: number;
}

const editions = ['screen', 'print'];

/** What is measured. */
export interface RivalJob {
  /** The folder to work in, empty or absent. */
  book: string;
  /** The folder of chiaroscuro.sty. */
  style: string;
  /** Sources before the edits, and after each. */
  sources: readonly string[];
  say(text: string): void;
}

/**
 * The book with its figures inline: chiaroscuro.sty inputs a drawing when there is no PDF of it. The
 * tables are there already; the time to compute them is not counted.
 */
export async function measureLatexmk(job: RivalJob): Promise<LatexmkMeasurements> {
  const [first, ...others] = job.sources;
  bringSources(first!, job.book);
  const cold = await runInTurn(job, 'cold');
  const nothing = await runInTurn(job, 'nothing changed');
  const edits: LatexmkRun[] = [];
  for (const [index, sources] of others.entries()) {
    bringSources(sources, job.book);
    edits.push(await runAtOnce(job, `edit ${index + 1}`));
  }
  return { cold, nothing, edits };
}

async function runInTurn(job: RivalJob, name: string): Promise<LatexmkRun> {
  const total = { seconds: 0, passes: 0 };
  for (const edition of editions) {
    const { seconds, passes } = await runEdition(job, edition);
    total.seconds += seconds;
    total.passes += passes;
  }
  return told(job, name, total);
}

/** One edition on each core. All of these runs draw every figure, so this halves an hour of waiting. */
async function runAtOnce(job: RivalJob, name: string): Promise<LatexmkRun> {
  const runs = await Promise.all(editions.map((edition) => runEdition(job, edition)));
  return told(job, name, {
    seconds: Math.max(...runs.map(({ seconds }) => seconds)),
    passes: runs.reduce((sum, { passes }) => sum + passes, 0),
  });
}

function runEdition({ book, style }: RivalJob, edition: string) {
  const job: TexJob = { book, style, edition };
  return runLatexmk(job, `${edition}.tex`);
}

function told({ say }: RivalJob, name: string, run: LatexmkRun): LatexmkRun {
  say(`latexmk: ${name}: ${run.seconds.toFixed(1)} s, ${run.passes} passes`);
  return run;
}
