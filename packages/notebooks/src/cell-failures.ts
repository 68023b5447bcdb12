import { stripVTControlCharacters } from 'node:util';
import { cellIds } from './cell-ids.ts';
import type { Cell, NotebookDocument } from './notebook-document.ts';
import { linesOf } from './notebook-document.ts';
import type { SourceCell } from './parse-cells.ts';

/** A cell that stopped. */
export interface CellFailure {
  id: string;
  /** The cell of the source; undefined for one that every notebook begins with. */
  source?: SourceCell;
  /** The error's name and first line. */
  said: string;
}

/** The first cell that failed; the ones behind it may have failed for want of it. */
export function firstFailure(
  notebook: NotebookDocument,
  cells: readonly SourceCell[],
): CellFailure | undefined {
  const ids = cellIds(cells);
  for (const { id, outputs = [] } of notebook.cells) {
    const error = outputs.find((output) => output.output_type === 'error');
    if (error?.output_type !== 'error') continue;
    const said = stripVTControlCharacters([error.ename, error.evalue].filter(Boolean).join(': '));
    const source = cells[ids.indexOf(id)];
    return { id, said: said.split('\n')[0]!, ...(source && { source }) };
  }
  return undefined;
}

/**
 * The same notebook up to one of its cells, which is cut into its statements. Deno numbers the lines of
 * what it has made of a cell, without blank lines and comments; run by statements, a cell tells which one fails.
 */
export function cutIntoStatements(notebook: NotebookDocument, id: string): NotebookDocument {
  const index = notebook.cells.findIndex((cell) => cell.id === id);
  const cell = notebook.cells[index]!;
  const parts = statementsOf(cell.source.join('')).map((text, part): Cell => ({
    ...cell,
    id: `statement-${part}`,
    source: linesOf(text),
  }));
  return { ...notebook, cells: [...notebook.cells.slice(0, index), ...parts] };
}

/** The line of the source, from 1, on which the statement stands that failed in a cell cut so. */
export function lineOfFailure(cut: NotebookDocument, source: SourceCell): number {
  const failed = cut.cells.find(({ outputs = [] }) =>
    outputs.some(({ output_type: type }) => type === 'error'),
  );
  const first = failed?.source.join('').split('\n').find(isCode);
  const index = first === undefined ? -1 : source.text.split('\n').indexOf(first);
  return source.line + Math.max(0, index);
}

/** Code, formatted as Prettier does it, at the lines that begin a statement of the top level. */
function statementsOf(code: string): string[] {
  return code.split(/\n(?=[^\s)\]}/*])/);
}

function isCode(line: string): boolean {
  return line.trim() !== '' && !/^\s*(\/\/|\/?\*)/.test(line);
}
