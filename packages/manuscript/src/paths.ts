import { existsSync } from 'node:fs';
import path from 'node:path';
import { coverPaths, preflightPaths, type CoverPaths, type PreflightPaths } from './cover-paths.ts';

/** The folder that holds `name`: `start` or the nearest folder above it. */
export function findUpwards(name: string, start: string): string | undefined {
  for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, name))) return folder;
    if (folder === path.dirname(folder)) return undefined;
  }
}

/** Where the files of one figure are. */
export interface FigurePaths {
  folder: string;
  /** The computation. */
  code: string;
  /** The drawing. */
  drawing: string;
  /** What is to be seen, in words, for readers who do not see it. */
  alternativeText: string;
  /** What the computation left, exactly. */
  arrays: string;
  /** The folder of the ASCII tables that the drawing reads. */
  tables: string;
  /** The single numbers that prose quotes. */
  numbers: string;
  /** The accepted numbers, with which new ones are compared; kept in git. */
  golden: string;
  /** The drawing as a PDF, for one edition. */
  pdf(edition: string): string;
}

/** Where the files of one chapter are. */
export interface ChapterPaths {
  folder: string;
  figures: string;
  /** The trainings that several figures share. */
  models: string;
  build: string;
  arrays: string;
  tables: string;
  /** Parts of the code that the text shows; see listings.ts. */
  listings: string;
  /** The folder of accepted numbers. */
  golden: string;
  /** The folder of its drawings as PDFs, for one edition. */
  drawings(edition: string): string;
  /** What they were drawn from. */
  drawingsRecord(edition: string): string;
  provenance(stage: string): string;
  /** The companion notebook: its source, what the pages promise of it, and the notebook as it is handed out. */
  notebook: { source: string; manifest: string; made: string };
  figure(name: string): FigurePaths;
}

/** Where the files of one edition are. */
export interface EditionPaths {
  folder: string;
  /** The LaTeX root file. */
  rootFile: string;
  build: string;
  /** Where TeX looks for the files of the book, in this order. */
  inputFolders: string[];
  stylesheet: {
    fingerprint: string;
    colours: string;
    pressPalette: string;
    /** What the layout takes from the printer. */
    printer: string;
    folder: string;
  };
  /** The PDF as LaTeX made it. */
  typeset: string;
  /** Where on its pages which line of the sources stands (SyncTeX). */
  synctex: string;
  /** Which lines of each source counted when the pages were typeset; see source-lines.ts. */
  lines: string;
  /** Numbers and folios of all labels (packages/latex, read-labels.ts). */
  labels: string;
  /** How many pages there are, and nothing else: what a cover depends on. */
  pageCount: string;
  /** The PDF that is handed out. */
  prepress: string;
  /** What preflight said of it: for programs, and as a page for people. */
  preflight: PreflightPaths;
  /** What the figures are drawn with when they are shown in the colours of screens. */
  shown: string;
  /** Auxiliary files of the last run of LaTeX, from which the next one starts. */
  auxiliary: string;
  cover: CoverPaths;
  provenance(stage: string): string;
}

/** Where everything of a book is: the one place that spells paths. All paths are absolute. */
export interface BookPaths {
  /** The folder of the whole project, with turbo.json. */
  project: string;
  root: string;
  config: string;
  stylesheet: string;
  /** The cover of all editions; a book may do without. */
  cover: string;
  /** Formulas that must copy as they read. */
  copiedFormulas: string;
  chapters: string;
  editions: string;
  /** Everything in the project that commands keep for themselves; not in git. */
  kept: string;
  /** Results of earlier builds, found again by what they were made from. */
  store: string;
  /** Who may run TeX now; see process-turns.ts. */
  turns: string;
  /** Who may train a model now. */
  trainings: string;
  /** Where long trainings have come to; see packages/trainers. */
  checkpoints: string;
  /** Which backend trains which model faster on this machine. */
  backends: string;
  /** When what was made, and why, on this machine. */
  journal: string;
  chapter(name: string): ChapterPaths;
  /** @param proof name of a chapter, when the paths of its proof are wanted instead of the book's. */
  edition(name: string, proof?: string): EditionPaths;
  /** The page with the old and the new numbers of a figure side by side. */
  driftPicture(chapter: string, figure: string): string;
  /** A path as messages show it: relative to the project, with forward slashes. */
  relative(file: string): string;
}

/** The paths of the book in `root`. */
export function bookPaths(root: string): BookPaths {
  const project = findUpwards('turbo.json', root) ?? root;
  const chapters = path.join(root, 'chapters');
  const editions = path.join(root, 'editions');
  const kept = path.join(project, '.chiaroscuro');
  return {
    project,
    root,
    config: path.join(root, 'book.json'),
    stylesheet: path.join(root, 'maths-preamble.tex'),
    cover: path.join(root, 'cover.tex'),
    copiedFormulas: path.join(root, 'copied-formulas.json'),
    chapters,
    editions,
    kept,
    store: path.join(kept, 'store'),
    turns: path.join(kept, 'turns'),
    trainings: path.join(kept, 'trainings'),
    checkpoints: path.join(kept, 'checkpoints'),
    backends: path.join(kept, 'backends'),
    journal: path.join(kept, 'journal'),
    chapter: (name) => chapterPaths({ chapters, editions, name }),
    edition: (name, proof) => editionPaths({ root, chapters, editions, name, proof }),
    driftPicture: (chapter, figure) => path.join(kept, 'drift', `${chapter}-${figure}.html`),
    relative: (file) => path.relative(project, file).split(path.sep).join('/'),
  };
}

interface ChapterRequest {
  chapters: string;
  editions: string;
  name: string;
}

function chapterPaths({ chapters, editions, name: chapter }: ChapterRequest): ChapterPaths {
  const folder = path.join(chapters, chapter);
  const drawings = (edition: string): string =>
    path.join(editions, edition, 'build', 'drawings', chapter);
  const build = path.join(folder, 'build');
  const figures = path.join(folder, 'figures');
  const tables = path.join(build, 'tables');
  const arrays = path.join(build, 'arrays');
  const golden = path.join(folder, 'golden');
  return {
    folder,
    figures,
    models: path.join(folder, 'models'),
    build,
    arrays,
    tables,
    listings: path.join(build, 'listings'),
    golden,
    drawings,
    drawingsRecord: (edition) =>
      path.join(editions, edition, 'build', 'provenance', `draw-${chapter}.json`),
    provenance: (stage) => path.join(build, 'provenance', `${stage}.json`),
    notebook: {
      source: path.join(folder, 'notebook.ts'),
      manifest: path.join(folder, 'notebook.json'),
      made: path.join(build, 'notebook', `${chapter}.ipynb`),
    },
    figure: (name) => ({
      folder: path.join(figures, name),
      code: path.join(figures, name, `${name}.ts`),
      drawing: path.join(figures, name, `${name}.tex`),
      alternativeText: path.join(figures, name, `${name}.alt.txt`),
      arrays: path.join(arrays, `${name}.json`),
      tables: path.join(tables, name),
      numbers: path.join(tables, name, 'numbers.tex'),
      golden: path.join(golden, `${name}.golden`),
      pdf: (edition) => path.join(drawings(edition), `${name}.pdf`),
    }),
  };
}

interface EditionRequest {
  root: string;
  chapters: string;
  editions: string;
  name: string;
  proof: string | undefined;
}

function editionPaths({ root, chapters, editions, name, proof }: EditionRequest): EditionPaths {
  const folder = path.join(editions, name);
  const build = path.join(folder, 'build');
  const stylesheet = path.join(build, 'stylesheet');
  const work = proof ? path.join(build, 'proof') : build;
  const file = proof ? `${name}-${proof}.pdf` : `${name}.pdf`;
  return {
    folder,
    rootFile: path.join(folder, `${name}.tex`),
    build,
    inputFolders: [root, chapters, path.join(root, 'matter'), folder, stylesheet, build],
    stylesheet: {
      folder: stylesheet,
      fingerprint: path.join(stylesheet, 'fingerprint.json'),
      colours: path.join(stylesheet, 'colours.json'),
      pressPalette: path.join(stylesheet, 'press-palette.tex'),
      printer: path.join(stylesheet, 'printer.json'),
    },
    typeset: path.join(work, 'typeset', file),
    synctex: path.join(work, 'typeset', file.replace(/\.pdf$/, '.synctex.gz')),
    lines: path.join(work, 'typeset', file.replace(/\.pdf$/, '.lines.json')),
    labels: path.join(work, 'typeset', file.replace(/\.pdf$/, '.labels.json')),
    pageCount: path.join(work, 'typeset', file.replace(/\.pdf$/, '.pages.json')),
    prepress: path.join(work, 'prepress', file),
    preflight: preflightPaths(path.join(work, 'preflight'), path.basename(file, '.pdf')),
    shown: path.join(build, 'shown'),
    auxiliary: path.join(build, 'auxiliary', proof ?? 'book'),
    cover: coverPaths(build, name),
    provenance: (stage) => path.join(work, 'provenance', `${stage}.json`),
  };
}
