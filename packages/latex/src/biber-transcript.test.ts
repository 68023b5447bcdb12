import { expect, test } from 'vitest';
import { parseBiberTranscript } from './biber-transcript.ts';
import { parseIndexTranscript } from './index-transcript.ts';

const context = { projectRoot: '/book', workFolder: '/book/build' };
const find = (name: string) => `/book/matter/${name}`;

test('Biber’s messages name the bibliography and its line, not Biber’s copy of it', () => {
  const transcript = [
    '[0] Config.pm:306> INFO - This is Biber 2.18',
    "[173] bibtex.pm:1518> INFO - Found BibTeX data source 'refs.bib'",
    '[200] Utils.pm:399> ERROR - BibTeX subsystem: /tmp/biber_tmp_5MgX/8fe4c985_11415.utf8, line 4, syntax error: at end of input, expected one of: number, name',
    '[201] Biber.pm:130> WARN - BibTeX subsystem: /tmp/biber_tmp_5MgX/8fe4c985_11415.utf8, line 1, warning: undefined macro "jfm"',
    "[202] Biber.pm:130> WARN - Duplicate entry key: 'good' in file 'refs.bib', skipping ...",
    "[203] Biber.pm:130> WARN - I didn't find a database entry for 'nokey' (section 0)",
    "[204] Biber.pm:130> ERROR - Cannot find 'other.bib'!",
    '[205] Biber.pm:135> INFO - ERRORS: 1',
  ].join('\n');
  expect(parseBiberTranscript(transcript, context, find)).toMatchObject([
    { code: 'latex/bibliography', severity: 'error', place: { file: 'matter/refs.bib', line: 4 } },
    { severity: 'warning', message: 'Biber: undefined macro "jfm".', place: { line: 1 } },
    { severity: 'warning', place: { file: 'matter/refs.bib' } },
    { code: 'latex/undefined-reference', message: 'The citation "nokey" leads nowhere.' },
    {
      severity: 'error',
      message: 'Expected the bibliography other.bib, but Biber did not find it.',
    },
  ]);
});

test('MakeIndex’ messages show the entry, refused ones as errors', () => {
  const transcript = [
    'Scanning input file doc.idx....',
    '!! Input index error (file = doc.idx, line = 2):',
    "   -- Extra `!' at position 6 of first argument.",
    'done (3 entries accepted, 1 rejected).',
    '## Warning (input = doc.idx, line = 1; output = doc.ind, line = 7):',
    '   -- Unmatched range opening operator (.',
  ].join('\n');
  const entries = '\\indexentry{b|(}{1}\n\\indexentry{c!d!e!f!g}{1}\n';
  expect(parseIndexTranscript(transcript, entries)).toMatchObject([
    {
      severity: 'error',
      message: "MakeIndex: Extra `!' at position 6 of first argument.",
      excerpt: '\\indexentry{c!d!e!f!g}{1}',
    },
    { severity: 'warning', excerpt: '\\indexentry{b|(}{1}' },
  ]);
});
