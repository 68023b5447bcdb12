import { expect, test } from 'vitest';
import { readAnswer } from './source-position.ts';

test('the records of an answer are read in their order', () => {
  const answer =
    'SyncTeX result begin\nOutput:a.pdf\nInput:/b/x.tex\nLine:12\nColumn:-1\nInput:y.tex\nLine:3\n';
  expect(readAnswer(answer)).toEqual([
    { input: '/b/x.tex', line: 12 },
    { input: 'y.tex', line: 3 },
  ]);
});
