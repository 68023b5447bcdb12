import path from 'node:path';

/** Where a report of preflight is: for programs, and as a page for people. */
export interface PreflightPaths {
  data: string;
  page: string;
}

/** Where the files of an edition's cover are. */
export interface CoverPaths {
  /** Its measures; JSON. */
  sheet: string;
  /** As LaTeX made it. */
  typeset: string;
  /** As it is handed out. */
  prepress: string;
  /** What preflight said of it. */
  preflight: PreflightPaths;
  provenance(stage: string): string;
}

/** The report on the PDF that is called `name` without its ending. */
export function preflightPaths(folder: string, name: string): PreflightPaths {
  return { data: path.join(folder, `${name}.json`), page: path.join(folder, `${name}.html`) };
}

/** The cover of the edition `name`, whose folder of results is `build`. */
export function coverPaths(build: string, name: string): CoverPaths {
  const folder = path.join(build, 'cover');
  return {
    sheet: path.join(folder, `${name}-cover.json`),
    typeset: path.join(folder, 'typeset', `${name}-cover.pdf`),
    prepress: path.join(folder, 'prepress', `${name}-cover.pdf`),
    preflight: preflightPaths(path.join(build, 'preflight'), `${name}-cover`),
    // Beside those of the edition, with names of their own, so that build.json lists them.
    provenance: (stage) =>
      path.join(build, 'provenance', stage === 'cover' ? 'cover.json' : `cover-${stage}.json`),
  };
}
