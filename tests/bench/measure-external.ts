import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chapterNames, type BenchFigure } from './book/figures.ts';
import type { Edit } from './edits.ts';
import type { RivalJob } from './measure-latexmk.ts';
import { bringSources } from './sources.ts';
import { countTouched } from './staleness.ts';
import { inEdition, runLatexmk, texFlags, type TexJob } from './tex-job.ts';

/** How TikZ' `external` did, in the mode `list and make`, one edition after the other. */
export interface ExternalMeasurements {
  cold: ExternalRun;
  nothing: ExternalRun;
  edits: (ExternalRun & { stale: number })[];
}

/** Both editions, brought up to date. */
export interface ExternalRun {
  /** The pass that lists the figures and `make -j2`. */
  figureSeconds: number;
  /** Those and latexmk afterwards. */
  seconds: number;
  /** Indices of the figures that were drawn, for each edition. */
  drawn: number[][];
}

/** What is measured besides. */
export interface ExternalJob extends RivalJob {
  figures: readonly BenchFigure[];
  edits: readonly Edit[];
}

const rootFile = 'external.tex';
const pictures = 'pictures';

/**
 * The book with `external`: a pass that lists the figures, `make -j2`, latexmk. A figure that an edit
 * touches is stale when make has not drawn it again: by the time of a table, which PGFPlots notes as
 * a dependency, or by the digest of the picture's own TeX.
 */
export async function measureExternal(job: ExternalJob): Promise<ExternalMeasurements> {
  const [first, ...others] = job.sources;
  bringSources(first!, job.book);
  for (const edition of ['screen', 'print']) prepareEdition(job.book, edition);
  const cold = await runBoth(job, 'cold');
  const nothing = await runBoth(job, 'nothing changed');
  const edits: ExternalMeasurements['edits'] = [];
  for (const [index, edit] of job.edits.entries()) {
    bringSources(others[index]!, job.book);
    const run = await runBoth(job, edit.name);
    const redrawn = run.drawn.flatMap((figures) =>
      figures.filter((figure) => edit.affects(job.figures[figure]!)),
    );
    edits.push({ ...run, stale: countTouched(job.figures, edit) - redrawn.length });
  }
  return { cold, nothing, edits };
}

/** The root file with the library, and links by which make finds the tables that PGFPlots names. */
function prepareEdition(book: string, edition: string): void {
  const folder = path.join(book, 'editions', edition);
  const call = ['lualatex', '-halt-on-error', ...texFlags].join(' ');
  writeFileSync(
    path.join(folder, rootFile),
    String.raw`\newcommand\bookedition{${edition}}
\AddToHook{begindocument/before}{%
  \usetikzlibrary{external}%
  \tikzexternalize[prefix=${pictures}/, mode=list and make]%
  \tikzset{external/system call={${call} -jobname "\image" "\texsource"}}}
\input{book}
`,
  );
  mkdirSync(path.join(folder, pictures));
  for (const chapter of chapterNames) {
    symlinkSync(path.join('..', '..', 'chapters', chapter), path.join(folder, chapter));
  }
}

async function runBoth({ book, style, say }: RivalJob, name: string): Promise<ExternalRun> {
  const total: ExternalRun = { figureSeconds: 0, seconds: 0, drawn: [] };
  for (const edition of ['screen', 'print']) {
    const job: TexJob = { book, style, edition };
    const folder = path.join(book, 'editions', edition);
    const before = drawnAt(folder);
    // Pictures that are not there yet are an error of this pass.
    const list = await inEdition(job, {
      program: 'lualatex',
      args: [...texFlags, rootFile],
      mayFail: true,
    });
    const make = await inEdition(job, {
      program: 'make',
      args: ['-j2', '-f', 'external.makefile'],
    });
    const { seconds } = await runLatexmk(job, rootFile);
    total.figureSeconds += list.seconds + make.seconds;
    total.seconds += list.seconds + make.seconds + seconds;
    const after = drawnAt(folder);
    total.drawn.push([...after.keys()].filter((index) => after.get(index) !== before.get(index)));
  }
  const count = total.drawn.flat().length;
  say(`external: ${name}: ${total.seconds.toFixed(1)} s, ${count} drawn`);
  return total;
}

/** The number that `external` gives to a picture, to when it was drawn. Pictures are counted as they appear. */
function drawnAt(folder: string): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync(path.join(folder, pictures))) {
    const index = /^external-figure(\d+)\.pdf$/.exec(name)?.[1];
    if (index) found.set(Number(index), statSync(path.join(folder, pictures, name)).mtimeMs);
  }
  return found;
}
