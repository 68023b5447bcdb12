import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { createProblemList } from './problem-list.ts';

const problem = (message: string, place: Diagnostic['place'] = {}): Diagnostic => ({
  code: 'latex/error',
  severity: 'error',
  message,
  place,
});
const nowhere = () => undefined;
const messages = (list: ReturnType<typeof createProblemList>) =>
  list.list().map(({ message }) => message);

test('the same mistake in two editions is told once, with both', () => {
  const list = createProblemList(nowhere);
  const place = { file: 'book/a.tex', line: 3 };
  list.replaceAll(
    ['screen', 'print'].map((edition) => problem('Undefined macro', { ...place, edition })),
  );
  expect(list.list()).toMatchObject([
    { message: 'Undefined macro', editions: ['screen', 'print'] },
  ]);
});

test('a figure that could be drawn takes its message along, another edition’s stays', () => {
  const list = createProblemList(nowhere);
  list.replaceAll([
    problem('a', { figure: 'wave/string', edition: 'screen' }),
    problem('b', { figure: 'wave/string', edition: 'print' }),
    problem('c', { figure: 'wave/other', edition: 'screen' }),
  ]);
  list.replaceFigure('wave/string', 'screen', []);
  expect(messages(list)).toEqual(['b', 'c']);
});

test('a proof knows its chapter’s files only', () => {
  const list = createProblemList(nowhere);
  list.replaceAll([
    problem('a', { file: 'book/chapters/wave/a.tex' }),
    problem('b', { file: 'book/chapters/waves/b.tex' }),
  ]);
  list.replaceIn('book/chapters/wave', [problem('c', { file: 'book/chapters/wave/a.tex' })]);
  expect(messages(list)).toEqual(['b', 'c']);
});

test('errors come before warnings, and what concerns the watch itself goes when it is over', () => {
  const list = createProblemList(nowhere);
  list.replaceAll([{ ...problem('warning'), severity: 'warning' }, problem('error')]);
  list.notice(problem('notice'));
  expect(messages(list)).toEqual(['notice', 'error', 'warning']);
  list.notice(undefined);
  expect(messages(list)).toEqual(['error', 'warning']);
});

test('a message with a line and no excerpt is given the lines around it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'problems-'));
  try {
    writeFileSync(path.join(folder, 'a.tex'), 'one\ntwo\nthree\nfour\n');
    const list = createProblemList((file) => path.join(folder, file));
    list.replaceAll([problem('a', { file: 'a.tex', line: 2 })]);
    expect(list.list()[0]?.excerpt).toBe('  1  one\n› 2  two\n  3  three');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
