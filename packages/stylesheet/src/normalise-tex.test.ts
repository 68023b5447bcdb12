import { expect, test } from 'vitest';
import { joinTex } from './joined-tex.ts';
import { lineMap, normaliseTex } from './normalise-tex.ts';

test.each([
  ['a\r\nb', 'a\nb', 'line endings of another system'],
  ['a\nb\n', 'a\nb', 'a file without a last line feed'],
  ['a\n% note\nb', 'a\nb', 'a line that is only a comment'],
  ['a\n   %\n\t% note\nb', 'a\nb', 'indented comments'],
  ['a% one\nb', 'a% another, with \\verb| and {\nb', 'what a comment says'],
  ['a %\nb', 'a  % note\n  b', 'blanks before a comment, and at the start of the next line'],
  ['a\n\n% note\nb', 'a\n\nb', 'a comment after a blank line'],
  ['a\n% note\n\nb', 'a\n\nb', 'a comment before a blank line'],
  ['a\n% note\n\n% note\n\n\nb', 'a\n  \nb', 'blank lines around comments'],
  ['  a  \n\tb\t', 'a\nb', 'blanks at the ends of lines'],
  ['a  \t b', 'a b', 'a run of blanks'],
  [
    'a\\ \nb',
    'a\\\nb',
    'the blank that an escape has at the end of a line, which TeX does not see',
  ],
  ['50\\% x % note', '50\\% x %', 'a comment after an escaped percent sign'],
  ['a\\\\% note\nb', 'a\\\\%\nb', 'a comment after a line break'],
  ['% \\catcode\na', 'a', 'a command in a comment'],
])('%j and %j are the same: %s', (one, other) => {
  expect(normaliseTex(one)).toBe(normaliseTex(other));
});

test.each([
  ['a%\nb', 'a\nb', 'a comment takes the line feed with it'],
  ['a %\nb', 'a%\nb', 'the blank before a comment is printed'],
  ['a\n\nb', 'a\nb', 'a blank line ends a paragraph'],
  ['a%\n\nb', 'a%\nb', 'a blank line after a comment ends a paragraph too'],
  ['a\n%\nb', 'a%\nb', 'a comment of its own leaves the line before it alone'],
  ['50\\% of it', '50\\% of all', 'an escaped percent sign opens no comment'],
  ['a\\\\\\% b', 'a\\\\\\% c', 'nor does one after a line break'],
  ['\\verb|a % b|', '\\verb|a % c|', 'a percent sign in verbatim text opens no comment'],
  ['\\verb|a  b|', '\\verb|a b|', 'blanks of verbatim text are printed'],
  ['\\lstinline{a % b}', '\\lstinline{a % c}', 'nor does one in braces of code'],
  ['\\href{a%20b}{x}', '\\href{a%20b}{y}', 'nor does one in an address'],
  [
    '\\begin{Verbatim}\n  a\n\\end{Verbatim}',
    '\\begin{Verbatim}\na\n\\end{Verbatim}',
    'indented listings',
  ],
  [
    '\\begin{lstlisting}\n% a\n\n\n\\end{lstlisting}',
    '\\begin{lstlisting}\n\n\\end{lstlisting}',
    'comments and blank lines of listings',
  ],
  ['\\catcode`\\%=12 a\n% b', '\\catcode`\\%=12 a\n% c', 'percent signs that are no comments'],
  ['\\obeylines\na\n b', '\\obeylines\na\nb', 'lines that are obeyed'],
  ['\\the\\inputlineno', '% note\n\\the\\inputlineno', 'a source that prints its own line'],
  ['% a\rb', '% a\rc', 'a carriage return alone, which ends a line of TeX'],
  ['a\n\n', 'a\n', 'a blank line at the end'],
  ['', '% note', 'an empty file, which TeX reads as an empty line'],
  ['\\a%\nb', '\\ab', 'a name that ends with its line'],
])('%j and %j differ: %s', (one, other) => {
  expect(normaliseTex(one)).not.toBe(normaliseTex(other));
});

test('a normal form is its own normal form', () => {
  const text =
    'a  %x\n  b\n\n\n\\verb|  |\n%\n\\begin{verbatim}\n %\n\n\n\\end{verbatim}\n\n%\nc\n';
  expect(normaliseTex(normaliseTex(text))).toBe(normaliseTex(text));
});

test('each line of the normal form knows the line that it came from', () => {
  const text = '% head\na\n\n\n% note\nb %\n\\begin{verbatim}\n%\n\\end{verbatim}\n%\nc\n';
  const numbered = normaliseTex(text)
    .slice(0, -1)
    .split('\n')
    .map((line, index) => [line, lineMap(text)[index]]);
  expect(numbered).toEqual([
    ['a', 2],
    ['', 3],
    ['b %', 6],
    ['\\begin{verbatim}', 7],
    ['%', 8],
    ['\\end{verbatim}', 9],
    ['c', 11],
  ]);
});

test('joined code has no comments, keeps names apart and knows its lines', () => {
  const { code, lineAt, restore } = joinTex('\\a% note\n  b%\n\nc\\verb|% |%\n% d\ne');
  expect(restore(code)).toBe('\\a b\n\nc\\verb|% |e\n');
  expect(['b', 'c', 'e'].map((word) => lineAt(code.indexOf(word)))).toEqual([2, 4, 6]);
});
