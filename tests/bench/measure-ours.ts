import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runLualatex } from '@chiaroscuro/latex/run-tex';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { bookPaths, type BookPaths } from '@chiaroscuro/manuscript/paths';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { cpSync } from 'node:fs';
import { appearanceReader, type Appearances } from './appearance.ts';
import type { GeneratedBook } from './book/generate-book.ts';
import { applyEdit, type Edit } from './edits.ts';
import { buildOurs, forgetBuilds, type OurBuild } from './our-build.ts';
import { keepSources } from './sources.ts';
import { countStale } from './staleness.ts';
import { median } from './timed.ts';

/** How this project did. */
export interface OurMeasurements {
  /** Builds with nothing to reuse: the first before the edits, the second after them. */
  cold: [OurBuild, OurBuild];
  /** Median seconds of a build that finds nothing changed. */
  nothing: number;
  /** Seconds of one LaTeX pass of each edition, both at the same time: the longer of the two. */
  pass: number;
  edits: (OurBuild & { stale: number })[];
  /** Whether the editions after all the edits are, to the byte, those of a cold build. */
  isSameAsCold: boolean;
}

/** What is measured, and where sources are kept for the others. */
export interface OurJob {
  book: GeneratedBook;
  edits: readonly Edit[];
  /** `keep(0)` is the folder for the sources before the edits, `keep(n)` for those after the n-th. */
  keep(step: number): string;
  say(text: string): void;
}

const repetitions = 5;

/** Builds the book cold, unchanged, after each edit, and cold again. */
export async function measureOurs({ book, edits, keep, say }: OurJob): Promise<OurMeasurements> {
  const paths = bookPaths(book.folder);
  const look = appearanceReader(paths, book.figures);
  const build = async (name: string): Promise<OurBuild> => {
    const result = await buildOurs(paths);
    say(`ours: ${name}: ${result.seconds.toFixed(1)} s, ${result.drawings} drawn`);
    return result;
  };
  forgetBuilds(paths);
  const first = await build('cold');
  keepSources(book.folder, keep(0));
  const before = await look();
  const nothing: number[] = [];
  while (nothing.length < repetitions) nothing.push((await build('nothing changed')).seconds);
  const pass = await longestPass(paths);
  say(`ours: one pass of each edition: ${pass.toFixed(1)} s`);

  const builds: OurBuild[] = [];
  const after: Appearances[] = [];
  for (const [index, edit] of edits.entries()) {
    applyEdit(book.folder, edit);
    builds.push(await build(edit.name));
    keepSources(book.folder, keep(index + 1));
    after.push(await look());
  }
  const edited = handedOut(paths);
  forgetBuilds(paths);
  const second = await build('cold, after the edits');
  const stale = countStale({ figures: book.figures, edits, before, after, truth: await look() });
  return {
    cold: [first, second],
    nothing: median(nothing),
    pass,
    edits: builds.map((result, index) => ({ ...result, stale: stale[index]! })),
    isSameAsCold: handedOut(paths).every((bytes, index) => bytes.equals(edited[index]!)),
  };
}

function handedOut({ project }: BookPaths): Buffer[] {
  return ['screen', 'print'].map((edition) =>
    readFileSync(path.join(project, 'dist', `bench-${edition}.pdf`)),
  );
}

/** Starts both editions at once, from the auxiliary files of the last build. */
async function longestPass(paths: BookPaths): Promise<number> {
  const style = path.join(paths.project, 'packages', 'latex', 'tex');
  const sourceDateEpoch = editionEpoch(readBook(paths.root).config);
  const times = ['screen', 'print'].map(async (edition) => {
    const { inputFolders, auxiliary, rootFile } = paths.edition(edition);
    const workFolder = mkdtempSync(path.join(paths.project, 'pass-'));
    cpSync(auxiliary, workFolder, { recursive: true });
    const started = performance.now();
    const { pdfPath } = await runLualatex({
      inputFolders: [...inputFolders, style],
      sourceDateEpoch,
      workFolder,
      rootFile: path.basename(rootFile),
      jobname: edition,
      timeLimitSeconds: 900,
      memoryLimitBytes: 8 * 2 ** 30,
    });
    const seconds = (performance.now() - started) / 1000;
    rmSync(workFolder, { recursive: true });
    if (!pdfPath) throw new Error(`one pass of the ${edition} edition made no PDF`);
    return seconds;
  });
  return Math.max(...(await Promise.all(times)));
}
