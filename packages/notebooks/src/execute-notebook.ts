import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { pictureType, recordsVariable } from '../reader/records.ts';
import type { NotebookNumbers } from './check-parity.ts';
import { prepareKernelFolder } from './kernel-folder.ts';
import { formatNotebook, type NotebookDocument, type Output } from './notebook-document.ts';

/** A notebook that has run. */
export interface ExecutedNotebook {
  notebook: NotebookDocument;
  /** Figures to the numbers that cells computed under their names. */
  computed: Map<string, NotebookNumbers>;
}

/** What a notebook is run with. */
export interface Execution {
  notebook: NotebookDocument;
  /** npm packages to the versions that it may ask for. */
  packages: Readonly<Record<string, string>>;
  /** The project's `node_modules`. */
  modules: string;
  signal?: AbortSignal;
}

/** Longer than any cell of a book should take. */
const secondsForOneCell = 600;

/**
 * Runs a notebook from its first cell to its last with Jupyter, in a folder of its own that holds nothing of the
 * project but npm's packages. A cell that fails has its error among its outputs; the others are run all the same.
 *
 * @throws UserError `notebook/kernel` where Jupyter or the kernel cannot run, `tool/missing` without Deno.
 */
export async function executeNotebook({
  notebook,
  packages,
  modules,
  signal,
}: Execution): Promise<ExecutedNotebook> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'notebook-')));
  try {
    prepareKernelFolder({ folder, packages, modules });
    const file = path.join(folder, 'notebook.ipynb');
    const records = path.join(folder, 'records');
    mkdirSync(records);
    writeFileSync(file, formatNotebook(notebook));
    const run = await execa('jupyter-nbconvert', [...convert, file], {
      cwd: folder,
      reject: false,
      all: true,
      stdin: 'ignore',
      ...(signal && { cancelSignal: signal }),
      env: {
        JUPYTER_PATH: folder,
        // What a person has set up for notebooks of their own is no part of the book.
        JUPYTER_CONFIG_DIR: path.join(folder, 'config'),
        JUPYTER_RUNTIME_DIR: path.join(folder, 'runtime'),
        IPYTHONDIR: path.join(folder, 'ipython'),
        DENO_NO_UPDATE_CHECK: '1',
        NO_COLOR: '1',
        [recordsVariable]: records,
      },
    });
    if (run.exitCode !== 0) throw kernelFailure(run.all ?? run.shortMessage ?? '');
    const ran = JSON.parse(readFileSync(file, 'utf8')) as NotebookDocument;
    return { notebook: withPictures(ran, records), computed: readRecords(records) };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const convert = [
  ...['--to', 'notebook', '--execute', '--inplace', '--allow-errors', '--log-level=ERROR'],
  `--ExecutePreprocessor.timeout=${secondsForOneCell}`,
  // A busy machine may take a while to start the kernel, and to hear the end of what a cell said.
  '--ExecutePreprocessor.startup_timeout=300',
  '--ExecutePreprocessor.iopub_timeout=30',
];

/** The notebook with the pictures that its cells left; see `show` of the reader's library. */
function withPictures(notebook: NotebookDocument, folder: string): NotebookDocument {
  const fill = (output: Output): Output => {
    const name = 'data' in output ? output.data[pictureType] : undefined;
    if (typeof name !== 'string') return output;
    const data = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as object;
    return { ...output, data: { ...data } } as Output;
  };
  const cells = notebook.cells.map((cell) =>
    cell.outputs ? { ...cell, outputs: cell.outputs.map(fill) } : cell,
  );
  return { ...notebook, cells };
}

/** Reads the numbers that cells left; see `compute` of the reader's library. */
function readRecords(folder: string): Map<string, NotebookNumbers> {
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => {
        const record = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as NotebookNumbers;
        return [path.basename(name, '.json'), decoded(record)];
      }),
  );
}

/** NaN and the infinities, which JSON does not have, come as strings. */
function decoded({ tables, numbers }: NotebookNumbers): NotebookNumbers {
  const all = Object.entries(tables).map(([name, { columns, ...mesh }]) => {
    const read = Object.entries(columns).map(([key, values]) => [key, Array.from(values, Number)]);
    return [name, { ...mesh, columns: Object.fromEntries(read) as Record<string, number[]> }];
  });
  return {
    tables: Object.fromEntries(all) as NotebookNumbers['tables'],
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, value]) => [name, Number(value)]),
    ),
  };
}

function kernelFailure(said: string): UserError {
  const lines = said.trim().split('\n');
  return new UserError({
    code: 'notebook/kernel',
    severity: 'error',
    message: `Jupyter could not run the notebook: ${lines.at(-1) || 'it is not installed'}`,
    excerpt: lines.slice(-6).join('\n'),
    hint: 'Notebooks need `jupyter-nbconvert`; `npm run doctor` tells whether it is there.',
  });
}
