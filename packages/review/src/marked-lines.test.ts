import { expect, test } from 'vitest';
import { sourceLines } from './marked-lines.ts';

const source = [
  'A string is held at both ends.',
  'It moves when it is touched',
  'gently, and \\emph{sounds}.',
  '',
  '\\begin{equation}\\label{eq:wave}',
  '  u = 2',
  '\\end{equation}',
  'The end.',
].join('\n');

// As latexdiff 1.3.2 writes it.
const marked = [
  'A string is held at both ends.',
  'It moves when it is \\DIFdelbegin \\DIFdel{plucked',
  '\\{hard\\} }\\DIFdelend \\DIFaddbegin \\DIFadd{touched',
  '}\\DIFaddend gently, and \\emph{sounds}.',
  '',
  '\\DIFdelbegin \\begin{displaymath}\\DIFdel{%DIFDELCMD < \\label{eq:wave}%%%',
  '  u = 1',
  '}\\end{displaymath}%DIFAUXCMD',
  '\\DIFdelend \\DIFaddbegin \\begin{equation}\\DIFadd{\\label{eq:wave}',
  '  u = 2',
  '}\\end{equation}\\DIFaddend',
  'The end.',
].join('\n');

test('a line of a marked text is that of its first word that still stands', () => {
  const lines = sourceLines(marked, source);
  expect(lines).toHaveLength(1 + marked.split('\n').length);
  expect(lines.slice(1, 6)).toEqual([1, 2, 2, 3, 3]);
  expect(lines.slice(9)).toEqual([5, 6, 7, 8]);
});

test('words that are gone are no words of the text, even where the same stand in it', () => {
  const fresh = 'one\ntwo\nthree\nfour';
  const old = '\\DIFdelbegin \\DIFdel{four three\ntwo }\\DIFdelend one\ntwo\nthree\nfour';
  expect(sourceLines(old, fresh)).toEqual([0, 1, 1, 2, 3, 4]);
});
