import { expect, test } from 'vitest';
import { filesWithErrors } from './files-with-errors.ts';

test('files are told in which TeX stumbled, not those that it read or only warned of', () => {
  const transcript = [
    '(./wave/wave.tex (/book/chapters/wave/tide.tex',
    './wave/table.tex:12: Misplaced \\noalign.',
    'l.12 \\midrule',
    './wave/table.tex:14: Misplaced \\noalign.',
    '/book/chapters/wave/tide.tex:3: Undefined control sequence.',
    'LaTeX Warning: ./wave/wave.tex:3: is no error.',
  ].join('\n');
  expect([...filesWithErrors(transcript)]).toEqual(['wave/table.tex']);
});
