import { expect, test } from 'vitest';
import { blankOut, lineAt, segmentTex } from './tex-segments.ts';

const pieces = (text: string): string[] =>
  segmentTex(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

test('a percent sign opens a comment unless a backslash stands before it', () => {
  expect(pieces('50\\% of % all\nx')).toEqual(['code: 50\\% of ', 'comment: % all', 'code: \nx']);
  expect(pieces('a\\\\% b')).toEqual(['code: a\\\\', 'comment: % b']);
});

test('percent signs in verbatim text and addresses open no comment', () => {
  expect(pieces('\\verb|%| x')).toEqual(['verbatim: \\verb|%|', 'code:  x']);
  expect(pieces('\\url{a%20b}')).toEqual(['verbatim: \\url{a%20b}']);
  const listing = '\\begin{lstlisting}\n% red\n\\end{lstlisting}';
  expect(pieces(`${listing}.`)).toEqual([`verbatim: ${listing}`, 'code: .']);
});

test('\\verb opens no verbatim text inside a comment, nor does \\verbatiminput', () => {
  expect(pieces('% \\verb|\n|')).toEqual(['comment: % \\verb|', 'code: \n|']);
  expect(pieces('\\verbatiminput{a}')).toEqual(['code: \\verbatiminput{a}']);
});

test('blanking keeps every offset and every line', () => {
  const text = 'a % b\n\\begin{verbatim}\nc\n\\end{verbatim} d';
  const blanked = blankOut(text, ['comment', 'verbatim']);
  expect(blanked).toHaveLength(text.length);
  expect(blanked.split('\n').map((line) => line.trim())).toEqual(['a', '', '', 'd']);
  expect(lineAt(text, text.indexOf('c\n'))).toBe(3);
});
