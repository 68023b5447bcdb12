import { expect, test } from 'vitest';
import { parseTranscript } from './transcript.ts';

function parse(...lines: string[]) {
  return parseTranscript(lines.join('\n'), { projectRoot: '/book', workFolder: '/book/work' });
}

test('what TeX stumbles over in a file after a formula that is not closed says no more', () => {
  const found = parse(
    './a.tex:3: Missing $ inserted.',
    '<inserted text> ',
    '$',
    'l.3 when x_',
    '           1 is plucked',
    '',
    './a.tex:6: LaTeX Error: Not in outer par mode.',
    '',
    'l.6 \\begin{figure}',
    '                  ',
    '',
    './a.tex:7: Undefined control sequence.',
    'l.7 \\vq',
    '       ',
    '',
    './b.tex:2: LaTeX Error: Not in outer par mode.',
    '',
    'l.2 \\begin{figure}',
    '                  ',
    '',
  );
  expect(found).toMatchObject([
    { place: { line: 3 } },
    { message: 'Undefined macro \\vq.' },
    { code: 'latex/error', place: { line: 2 } },
  ]);
});

test('a macro and the word after it stay two words in the excerpt', () => {
  const [found] = parse(
    './a.tex:3: Undefined control sequence.',
    'l.3 when \\itt',
    '            is plucked',
    '',
  );
  expect(found?.excerpt).toBe('l.3 when \\itt is plucked');
});
