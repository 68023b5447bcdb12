import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { systemFailure } from './system-failure.ts';

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
}

test('a missing file is named, with what to do about it', () => {
  const file = path.join(tmpdir(), 'there-is-no-such-file');
  expect(systemFailure(errorOf(() => readFileSync(file)))).toMatchObject({
    severity: 'error',
    place: { file },
    hint: expect.stringContaining('Put it back'),
  });
});

test('a folder where a file should be is a failed write, named as the caller names it', () => {
  const refusal = errorOf(() => writeFileSync(tmpdir(), ''));
  expect(systemFailure(refusal, 'dist/a.pdf')).toMatchObject({
    code: 'build/write-failed',
    place: { file: 'dist/a.pdf' },
  });
});

test('errors that no person can mend on the machine are left alone', () => {
  expect(systemFailure(new TypeError('x is not a function'))).toBeUndefined();
});
