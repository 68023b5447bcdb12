import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { generateBook } from './book/generate-book.ts';
import { makeEdits } from './edits.ts';
import { currentLoad, describeMachine } from './machine.ts';
import { measureExternal } from './measure-external.ts';
import { measureLatexmk } from './measure-latexmk.ts';
import { measureOurs } from './measure-ours.ts';
import { measureWatch } from './measure-watch.ts';
import type { BenchOptions } from './options.ts';
import { copyProject } from './project-copy.ts';
import type { Results } from './results.ts';
import { countTouched } from './staleness.ts';
import { inEdition, texFlags } from './tex-job.ts';

/** A run of the benchmark. */
export interface BenchJob {
  options: BenchOptions;
  /** The folder in which everything is built. */
  folder: string;
  say(text: string): void;
}

/**
 * Measures one after the other, so that nobody shares the machine.
 *
 * @throws UserError `tool/missing` without latexmk or make, when they are wanted.
 */
export async function runBench({ options, folder, say }: BenchJob): Promise<Results> {
  await checkTools(options);
  const project = path.join(folder, 'project');
  const book = copyProject(project, options.figures);
  const edits = makeEdits(book);
  const keep = (step: number): string => path.join(folder, 'sources', String(step));
  const style = path.join(project, 'packages', 'latex', 'tex');
  const sources = Array.from({ length: edits.length + 1 }, (_, step) => keep(step));
  const wants = (name: BenchOptions['only'][number]): boolean => options.only.includes(name);

  const machine = await describeMachine();
  await warmUp(path.join(folder, 'warm'), style);
  const loads: Results['loads'] = {};
  const ours = await measureOurs({ book, edits, keep, say });
  const watch = await measureWatch({ root: project, book, edit: edits[0]!, say });
  loads['ours'] = currentLoad();
  const rival = (name: string) => ({ book: path.join(folder, name), style, sources, say });
  const latexmk = wants('latexmk') ? await measureLatexmk(rival('latexmk')) : undefined;
  loads['latexmk'] = currentLoad();
  const external = wants('external')
    ? await measureExternal({ ...rival('external'), figures: book.figures, edits })
    : undefined;
  loads['external'] = currentLoad();
  return {
    date: new Date().toISOString().slice(0, 10),
    figures: options.figures,
    machine,
    loads,
    edits: edits.map((edit) => ({
      name: edit.name,
      touched: countTouched(book.figures, edit),
    })),
    ours,
    watch,
    ...(latexmk ? { latexmk } : {}),
    ...(external ? { external } : {}),
  };
}

/** Loads programs, packages and fonts once, so that the first who is measured does not pay for it. */
async function warmUp(folder: string, style: string): Promise<void> {
  const { folder: book } = generateBook(folder, 8);
  const rootFile = 'warm.tex';
  const text = String.raw`\newcommand\bookedition{screen}
\documentclass{memoir}
\usepackage{chiaroscuro}
\input{maths-preamble}
\input{layout}
\begin{document}
\(\norm{\vx}\) \tikz \draw (0,0) -- (1,1);
\end{document}
`;
  writeFileSync(path.join(book, 'editions', 'screen', rootFile), text);
  const job = { book, edition: 'screen', style };
  await inEdition(job, { program: 'lualatex', args: [...texFlags, rootFile] });
}

async function checkTools({ only }: BenchOptions): Promise<void> {
  const wanted = {
    latexmk: only.includes('latexmk') || only.includes('external'),
    make: only.includes('external'),
  };
  for (const [program, isWanted] of Object.entries(wanted)) {
    if (!isWanted) continue;
    const { exitCode } = await execa(program, ['--version'], { reject: false });
    if (exitCode === 0) continue;
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: `expected ${program}, with which this project is compared, but it cannot be started`,
      hint: `On Debian: apt-get install ${program}; or measure with --only ours.`,
    });
  }
}
