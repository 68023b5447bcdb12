import { expect, test } from 'vitest';
import { parseTranscript } from './transcript.ts';

function parse(...lines: string[]) {
  return parseTranscript(lines.join('\n'), { projectRoot: '/book', workFolder: '/book/work' });
}

test('a number that no figure computes is named with its figure', () => {
  const found = parse(
    './a.tex:4: chiaroscuro: figure wave/string computes no number called peek.',
    'l.4 \\computed{string}{peek}',
    '                          , as',
    '',
  );
  expect(found).toMatchObject([
    {
      code: 'figure/missing-number',
      message: expect.stringMatching(/wave\/string .*"peek"/),
      place: { line: 4 },
    },
  ]);
});
