import { bringSources } from './sources.ts';
import { runLatexmk, type TexJob } from './tex-job.ts';

/** How plain latexmk did, one edition after the other. */
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
  const cold = await runBoth(job, 'cold');
  const nothing = await runBoth(job, 'nothing changed');
  const edits: LatexmkRun[] = [];
  for (const [index, sources] of others.entries()) {
    bringSources(sources, job.book);
    edits.push(await runBoth(job, `edit ${index + 1}`));
  }
  return { cold, nothing, edits };
}

async function runBoth({ book, style, say }: RivalJob, name: string): Promise<LatexmkRun> {
  const total = { seconds: 0, passes: 0 };
  for (const edition of ['screen', 'print']) {
    const job: TexJob = { book, style, edition };
    const { seconds, passes } = await runLatexmk(job, `${edition}.tex`);
    total.seconds += seconds;
    total.passes += passes;
  }
  say(`latexmk: ${name}: ${total.seconds.toFixed(1)} s, ${total.passes} passes`);
  return total;
}
