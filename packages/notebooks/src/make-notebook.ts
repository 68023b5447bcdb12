import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import type { PackedTraining } from '../reader/packed-training.ts';
import { assembleNotebook, sessionModule } from './assemble-notebook.ts';
import { bundleModules, readersVersions } from './bundle-modules.ts';
import {
  cutIntoStatements,
  firstFailure,
  lineOfFailure,
  type CellFailure,
} from './cell-failures.ts';
import { checkNotebook } from './check-notebook.ts';
import { checkParity } from './check-parity.ts';
import { cleanNotebook } from './clean-notebook.ts';
import { executeNotebook } from './execute-notebook.ts';
import { checkPromises, withoutPicture, type NotebookManifest } from './manifest.ts';
import { mathjaxMacros } from './mathjax-macros.ts';
import { formatNotebook, type NotebookDocument } from './notebook-document.ts';
import { readPalettes } from './palettes.ts';
import { parseCells, type SourceCell } from './parse-cells.ts';
import { ownImports } from './released-imports.ts';

/** What the notebook of a chapter is made from. */
export interface NotebookSource {
  chapter: string;
  manifest: NotebookManifest;
  /** The text of notebook.ts, and its name relative to the project. */
  text: string;
  file: string;
  /** The chapter's folder, and the project's. */
  folder: string;
  project: string;
  stylesheet: { text: string; file: string };
  /** The white edition, whose colours pictures have at first, and the dark one. */
  editions: { light: string; dark: string };
  /** Model name to the book's training of it. */
  trainings: Readonly<Record<string, PackedTraining>>;
}

/** A notebook that has not run, and what it may ask for. */
export interface FreshNotebook {
  notebook: NotebookDocument;
  cells: SourceCell[];
  packages: Record<string, string>;
}

/**
 * Assembles a notebook from its source, the code it imports, the book's trainings and the stylesheet.
 *
 * @throws UserError `notebook/source`, `notebook/figure-missing`, and what is wrong with the stylesheet.
 */
export async function freshNotebook(source: NotebookSource): Promise<FreshNotebook> {
  const { chapter, manifest, file, folder, project, stylesheet, editions, trainings } = source;
  const cells = parseCells(source.text, file);
  checkPromises(manifest, cells, { chapter, file });
  const code = cells.filter(({ kind }) => kind === 'code').map(({ text }) => text);
  const markdown = cells.filter(({ kind }) => kind === 'markdown').map(({ text }) => text);
  const specifiers = [sessionModule, ...code.flatMap(ownImports)];
  const packages = readersVersions();
  const notebook = assembleNotebook({
    title: manifest.title,
    cells,
    bundle: await bundleModules({ specifiers, folder, project }),
    session: {
      chapter,
      palettes: readPalettes(stylesheet.text, stylesheet.file),
      edition: editions.light,
      trainings,
    },
    macros: mathjaxMacros({ ...stylesheet, ...editions }).definitionsFor(markdown.join('\n')),
    packages,
  });
  checkNotebook(notebook, file);
  return { notebook, cells, packages };
}

/** How a notebook is run and held against the book. */
export interface NotebookRun {
  /** Figures to the numbers that the book's drawings and text are made from. */
  book: ReadonlyMap<string, FigureArrays>;
  /** The project's `node_modules`. */
  modules: string;
}

/**
 * Assembles a notebook, runs it, and holds what it computed against the book.
 *
 * @returns the text of the .ipynb with its outputs: equal sources give equal bytes.
 * @throws UserError `notebook/cell-failed`, `notebook/parity`, `notebook/figure-missing`, one diagnostic for each figure, and what
 *   `freshNotebook` and `executeNotebook` throw.
 */
export async function makeNotebook(source: NotebookSource, run: NotebookRun): Promise<string> {
  const fresh = await freshNotebook(source);
  const { notebook, cells, packages } = fresh;
  const how = { packages, modules: run.modules };
  const executed = await executeNotebook({ notebook, ...how });
  const failure = firstFailure(executed.notebook, cells);
  if (failure) {
    const cut = await executeNotebook({
      notebook: cutIntoStatements(notebook, failure.id),
      ...how,
    });
    throw new UserError(describeFailure(source, failure, cut.notebook));
  }
  const { manifest, chapter, file } = source;
  const [first, ...rest] = [
    ...withoutPicture(manifest, executed.notebook, { chapter, file }),
    ...checkParity({
      chapter,
      file,
      promised: manifest.figures,
      computed: executed.computed,
      book: run.book,
    }),
  ];
  if (first) throw new UserError(first, ...rest);
  const cleaned = cleanNotebook(executed.notebook, notebook);
  checkNotebook(cleaned, file);
  return formatNotebook(cleaned);
}

function describeFailure(
  { file, chapter }: NotebookSource,
  { id, source, said }: CellFailure,
  cut: NotebookDocument,
): Diagnostic {
  const figure = source?.figure;
  return {
    code: 'notebook/cell-failed',
    severity: 'error',
    message: `the cell "${source?.title || id}" stopped: ${said}`,
    place: {
      file,
      ...(source && { line: lineOfFailure(cut, source) }),
      ...(figure === undefined ? { chapter } : { figure: `${chapter}/${figure}` }),
    },
    hint: source
      ? 'Correct the statement that begins there; what follows it was not looked at.'
      : 'It is one of the cells that every notebook begins with: please report it.',
  };
}
