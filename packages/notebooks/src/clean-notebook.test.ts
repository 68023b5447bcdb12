import { expect, test } from 'vitest';
import { checkNotebook } from './check-notebook.ts';
import { cleanNotebook } from './clean-notebook.ts';
import { formatNotebook, notebookOf, type NotebookDocument } from './notebook-document.ts';

const fresh = notebookOf('Toy', [
  { kind: 'markdown', id: 'toy', text: '# Toy' },
  { kind: 'code', id: 'one', text: 'console.log(1);\nconsole.log(2);' },
]);

/** As two runs of the same notebook leave it: at another time, in other pieces. */
function executed(time: string, pieces: string[]): NotebookDocument {
  const [text, code] = structuredClone(fresh.cells);
  return {
    ...fresh,
    metadata: { ...fresh.metadata, widgets: time },
    cells: [
      text!,
      {
        ...code!,
        metadata: { execution: { 'iopub.status.busy': time } },
        execution_count: 7,
        outputs: [
          ...pieces.map((piece) => ({
            output_type: 'stream' as const,
            name: 'stdout',
            text: piece,
          })),
          {
            output_type: 'execute_result',
            data: { 'text/plain': '2', 'image/svg+xml': '<svg/>' },
            metadata: { at: time },
            execution_count: 7,
          },
        ],
      },
    ],
  };
}

test('two runs of a notebook leave the same bytes', () => {
  const [first, second] = [
    executed('2026-01-01', ['1\n2\n']),
    executed('2026-02-02', ['1\n', '2\n']),
  ].map((notebook) => formatNotebook(cleanNotebook(notebook, fresh)));
  expect(first).toBe(second);
  expect(first).not.toContain('2026');
});

test('outputs stay, counted from one, and the notebook fits nbformat', () => {
  const cleaned = cleanNotebook(executed('', ['1\n2\n']), fresh);
  checkNotebook(JSON.parse(formatNotebook(cleaned)), 'toy');
  expect(cleaned.cells[1]).toMatchObject({
    execution_count: 1,
    outputs: [{ text: ['1\n', '2\n'] }, { execution_count: 1, metadata: {} }],
  });
});

test.each([
  [
    'two cells of one id',
    { cells: [fresh.cells[0], fresh.cells[0]] },
    /two cells have the id "toy"/,
  ],
  ['an id with a blank', { cells: [{ ...fresh.cells[0], id: 'a b' }] }, /nbformat/],
  ['a format of old', { nbformat_minor: 4 }, /nbformat/],
])('%s is refused', (_, change, message) => {
  expect(() => checkNotebook({ ...fresh, ...change }, 'toy')).toThrow(message);
});
