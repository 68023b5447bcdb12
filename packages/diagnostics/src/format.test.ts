import { expect, test } from 'vitest';
import { formatDiagnostic, formatPlace } from './format.ts';

test('a place names file, line, figure, table, row, column and edition in that order', () => {
  expect(
    formatPlace({
      file: 'book/a.tex',
      line: 3,
      figure: 'ellipse/grid',
      table: 'F',
      row: 2,
      column: 'y1',
      edition: 'print',
    }),
  ).toBe('book/a.tex:3 (figure ellipse/grid, table F, row 2, column y1, print edition)');
});

test('a figure says its chapter already, so the chapter is not repeated', () => {
  expect(formatPlace({ chapter: 'ellipse', figure: 'ellipse/grid' })).toBe('figure ellipse/grid');
});

test('without colours a diagnostic is plain text with place, message, excerpt and hint', () => {
  const text = formatDiagnostic(
    {
      code: 'latex/undefined-macro',
      severity: 'error',
      message: 'Undefined macro \\vq.',
      place: { file: 'book/a.tex', line: 3 },
      excerpt: 'l.3 let $\\vq',
      hint: 'Define it.',
    },
    false,
  );
  expect(text).toBe(
    'book/a.tex:3: error Undefined macro \\vq. [latex/undefined-macro]\n    l.3 let $\\vq\n  → Define it.',
  );
});
