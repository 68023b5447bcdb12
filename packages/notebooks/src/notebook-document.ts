/** What a kernel said when a cell ran; nbformat's schema has the rest. */
export type Output =
  | { output_type: 'stream'; name: string; text: string | string[] }
  | {
      output_type: 'display_data' | 'execute_result';
      data: Record<string, unknown>;
      metadata: object;
      execution_count?: number | null;
    }
  | { output_type: 'error'; ename: string; evalue: string; traceback: string[] };

/** A cell of a notebook document. */
export interface Cell {
  cell_type: 'markdown' | 'code';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
  execution_count?: number | null;
  outputs?: Output[];
}

/** A notebook as nbformat 4.5 has it. */
export interface NotebookDocument {
  nbformat: 4;
  nbformat_minor: 5;
  metadata: Record<string, unknown>;
  cells: Cell[];
}

/** The name under which Jupyter knows the kernel for TypeScript that Deno brings. */
export const kernelName = 'deno';

/** A cell that has not run. */
export interface NewCell {
  kind: 'markdown' | 'code';
  id: string;
  text: string;
  /** Whether a reader sees its source folded, because it is long and no reading. */
  isFolded?: boolean;
}

/** A notebook of these cells, not yet executed. */
export function notebookOf(title: string, cells: readonly NewCell[]): NotebookDocument {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      title,
      kernelspec: { name: kernelName, display_name: 'Deno', language: 'typescript' },
      language_info: {
        name: 'typescript',
        mimetype: 'text/x.typescript',
        file_extension: '.ts',
        nbconvert_exporter: 'script',
      },
    },
    cells: cells.map(({ kind, id, text, isFolded }) => ({
      cell_type: kind,
      id,
      metadata: isFolded ? { jupyter: { source_hidden: true }, tags: ['hide-input'] } : {},
      source: linesOf(text),
      ...(kind === 'code' ? { execution_count: null, outputs: [] } : {}),
    })),
  };
}

/**
 * A notebook as it is written to disk: equal notebooks are equal texts. Cells take a line for each line, as
 * Jupyter writes them; what was shown takes one line, because data with a line for each number are three times as long.
 */
export function formatNotebook(notebook: NotebookDocument): string {
  const shown: string[] = [];
  const text = JSON.stringify(
    notebook,
    (key, value: unknown) =>
      key === 'data' ? `\0${shown.push(JSON.stringify(value)) - 1}\0` : value,
    1,
  );
  return `${text.replaceAll(/"\\u0000(\d+)\\u0000"/g, (_, index: string) => shown[Number(index)]!)}\n`;
}

/** A text as nbformat keeps it: its lines, each with its end. */
export function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/).filter((line) => line !== '');
}
