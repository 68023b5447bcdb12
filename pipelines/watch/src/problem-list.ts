import { readFileSync, statSync } from 'node:fs';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { Problem } from './page-state.ts';

/** What is wrong with the book, as far as the builds and drawings of this session know. */
export interface ProblemList {
  /** A build of the whole book has ended: it knows everything that is wrong. */
  replaceAll(diagnostics: readonly Diagnostic[]): void;
  /** A proof has ended: it knows what is wrong with the files in one folder (relative, with `/`). */
  replaceIn(folder: string, diagnostics: readonly Diagnostic[]): void;
  /** A figure has been drawn for one edition, or could not be. */
  replaceFigure(figure: string, edition: string, diagnostics: readonly Diagnostic[]): void;
  /** Something that is told before its build has ended. */
  add(diagnostic: Diagnostic): void;
  /** What concerns the watch itself, until it is told that it is over. */
  notice(diagnostic: Diagnostic | undefined): void;
  /** All of it: errors first, told once for all editions. */
  list(): Problem[];
}

/** An empty list. `locate` gives the absolute path of a file of the project, if it is one. */
export function createProblemList(locate: (file: string) => string | undefined): ProblemList {
  let known: readonly Diagnostic[] = [];
  let noticed: Diagnostic | undefined;
  return {
    replaceAll(diagnostics) {
      known = diagnostics;
    },
    replaceIn(folder, diagnostics) {
      const others = known.filter(({ place }) => !place?.file?.startsWith(`${folder}/`));
      known = [...others, ...diagnostics];
    },
    replaceFigure(figure, edition, diagnostics) {
      known = [...known.filter(({ place }) => !concerns(place, figure, edition)), ...diagnostics];
    },
    add(diagnostic) {
      known = [...known, diagnostic];
    },
    notice(diagnostic) {
      noticed = diagnostic;
    },
    list: () =>
      mergeEditions(noticed ? [noticed, ...known] : known)
        .map((problem) => withExcerpt(problem, locate))
        .sort((a, b) => order[a.severity] - order[b.severity]),
  };
}

const order = { error: 0, warning: 1, note: 2 };

function concerns(place: Place | undefined, figure: string, edition: string): boolean {
  return place?.figure === figure && (place.edition === undefined || place.edition === edition);
}

/** The same message about two editions is one problem. */
function mergeEditions(diagnostics: readonly Diagnostic[]): Problem[] {
  const problems = new Map<string, Problem>();
  for (const diagnostic of diagnostics) {
    const { edition, ...place } = diagnostic.place ?? {};
    const key = JSON.stringify([diagnostic.code, diagnostic.message, place]);
    const problem: Problem = problems.get(key) ?? { ...diagnostic, place, editions: [] };
    if (edition !== undefined && !problem.editions.includes(edition))
      problem.editions.push(edition);
    problems.set(key, problem);
  }
  return [...problems.values()];
}

/** Messages that come without an excerpt get the lines of the file around theirs. */
function withExcerpt(problem: Problem, locate: (file: string) => string | undefined): Problem {
  const { file, line } = problem.place ?? {};
  if (problem.excerpt || file === undefined || line === undefined) return problem;
  const source = locate(file);
  if (!source || statSync(source).size > 1e6) return problem;
  const lines = readFileSync(source, 'utf8').split('\n');
  const first = Math.max(1, line - 1);
  const excerpt = lines
    .slice(first - 1, line + 1)
    .map((text, index) => `${first + index === line ? '›' : ' '} ${first + index}  ${text}`)
    .join('\n');
  return { ...problem, excerpt };
}
