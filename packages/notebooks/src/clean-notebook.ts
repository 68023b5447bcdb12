import { linesOf, type NotebookDocument, type Output } from './notebook-document.ts';

/**
 * An executed notebook without what differs from run to run: times of execution, what a kernel warns
 * of, and the kernel's own description; streams are joined, so that it does not matter in how many pieces they came.
 *
 * @param fresh the notebook as it was before it ran.
 */
export function cleanNotebook(
  executed: NotebookDocument,
  fresh: NotebookDocument,
): NotebookDocument {
  let count = 0;
  return {
    ...fresh,
    cells: fresh.cells.map((cell, index) => {
      if (cell.cell_type !== 'code') return cell;
      count += 1;
      const outputs = executed.cells[index]?.outputs ?? [];
      return { ...cell, execution_count: count, outputs: joinStreams(outputs.map(keep(count))) };
    }),
  };
}

function keep(count: number): (output: Output) => Output {
  return (output) => {
    if (output.output_type === 'stream' || output.output_type === 'error') return output;
    const common = { output_type: output.output_type, data: sorted(output.data), metadata: {} };
    return output.output_type === 'execute_result' ? { ...common, execution_count: count } : common;
  };
}

function joinStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (output.output_type !== 'stream') joined.push(output);
    else if (last?.output_type === 'stream' && last.name === output.name) {
      last.text = linesOf(textOf(last.text) + textOf(output.text));
    } else joined.push({ ...output, text: linesOf(textOf(output.text)) });
  }
  return joined;
}

function textOf(text: string | string[]): string {
  return typeof text === 'string' ? text : text.join('');
}

function sorted<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
