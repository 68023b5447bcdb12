import { expect, test } from 'vitest';
import { formatDuration } from './format-duration.ts';

test.each([
  [120, '0.1 s'],
  [9_949, '9.9 s'],
  [9_960, '10 s'],
  [59_700, '1 min 00 s'],
  [245_000, '4 min 05 s'],
])('%i ms reads %s', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
