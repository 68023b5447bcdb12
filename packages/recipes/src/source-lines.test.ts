import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { atPresentLines, presentLine, sourceLines } from './source-lines.ts';

const root = mkdtempSync(path.join(tmpdir(), 'lines-'));
const paths = bookPaths(root);
const file = path.join(root, 'matter', 'preface.tex');
beforeAll(() => mkdirSync(path.dirname(file)));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a line is found where comments and blank lines have moved it', () => {
  writeFileSync(file, 'one\n% a note\ntwo\n\nthree\n');
  const lines = sourceLines(paths, [file]);
  const now = (line: number): number => presentLine({ paths, lines, file, line });
  expect([1, 3, 5].map(now)).toEqual([1, 3, 5]);
  writeFileSync(file, '% new\n% notes\none\ntwo\n\n\n\nthree\n');
  expect([1, 3, 5].map(now)).toEqual([3, 4, 8]);
});

test('a warning that is said again names the line where its cause stands now', () => {
  writeFileSync(file, 'one\ntwo\n');
  const lines = sourceLines(paths, [file]);
  writeFileSync(file, '% a comment\none\ntwo\n');
  const warning = {
    code: 'latex/overfull',
    severity: 'warning',
    message: 'too wide',
    place: { file: 'matter/preface.tex', line: 2 },
  } as const;
  expect(atPresentLines([warning], { paths, lines })).toMatchObject([{ place: { line: 3 } }]);
});
