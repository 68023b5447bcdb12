import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copiedFormulas } from './copied-formulas.ts';
import { bookPaths } from './paths.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'book-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function read(text?: string) {
  const paths = bookPaths(root);
  if (text !== undefined) writeFileSync(paths.copiedFormulas, text);
  return copiedFormulas(paths);
}

test('a book without the file has no formulas to try', () => {
  expect(read()).toEqual([]);
});

test('formulas are read as they stand', () => {
  const formulas = [{ label: 'eq:energy', text: '𝐸 = 𝑚𝑐2' }];
  expect(read(JSON.stringify({ formulas }))).toEqual(formulas);
});

test.each(['{', '{}', '{"formulas":[{"label":"eq:energy"}]}'])(
  'a file that does not fit, %s, is the author’s to mend',
  (text) => {
    expect(() => read(text)).toThrow(
      expect.objectContaining({
        diagnostics: [
          expect.objectContaining({
            code: 'book/invalid',
            place: { file: 'copied-formulas.json' },
          }),
        ],
      }),
    );
  },
);
