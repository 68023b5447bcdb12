import { expect, test } from 'vitest';
import { figureChanges } from './figure-changes.ts';
import { parseLog } from './history.ts';
import { formatReleaseNotes, type NotesRequest } from './release-notes.ts';

const record: NotesRequest['record'] = {
  book: {
    slug: 'tiny',
    title: 'A Tiny Book',
    authors: ['A. Author'],
    language: 'en-GB',
    date: '2026-11-23',
    licence: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  release: {
    commit: 'c'.repeat(40),
    name: 'v2',
    tag: 'v2',
    date: '2026-11-24T08:00:00Z',
    previous: 'v1',
  },
  editions: [
    {
      edition: 'print',
      file: 'tiny-print.pdf',
      pages: 8,
      blankPagesAtEnd: 6,
      printer: 'kdp',
      preflight: { errors: 0, warnings: 1, notes: 3 },
    },
  ],
};
const folders = { book: 'book', chapters: 'book/chapters' };

test('what git prints is read commit by commit', () => {
  const printed = '\u001eTwo\n\nb.tex\nc d.tex\n\u001eEmpty\n\u001eOne\n\na.tex';
  expect(parseLog(printed)).toEqual([
    { subject: 'Two', files: ['b.tex', 'c d.tex'] },
    { subject: 'Empty', files: [] },
    { subject: 'One', files: ['a.tex'] },
  ]);
});

test('commits stand with the one chapter that they touch, with the whole book, or with the programs', () => {
  const commits = [
    { subject: 'A new <b>wave</b>', files: ['book/chapters/wave/wave.tex', 'packages/pdf/a.ts'] },
    { subject: 'Two chapters', files: ['book/chapters/wave/a.tex', 'book/chapters/heat/b.tex'] },
    { subject: 'A colour', files: ['book/maths-preamble.tex', 'book/chapters/wave/wave.tex'] },
    { subject: 'Faster', files: ['packages/pdf/a.ts'] },
  ];
  const notes = formatReleaseNotes({ record, commits, folders, figures: undefined });
  const parts = notes.split(/^##+ /m).map((part) => part.trim().split('\n'));
  expect(parts.slice(2)).toEqual([
    ['Chapter “wave”', '', String.raw`- A new \<b\>wave\</b\>`],
    ['The whole book', '', '- Two chapters', '- A colour'],
    ['The programs that make it', '', '- Faster'],
  ]);
  expect(notes).toContain('## What changed since v1\n');
  expect(notes).toContain('8 pages, 6 of them blank at the end; preflight: no errors, 1 warning\n');
  expect(notes).not.toContain('## Figures');
});

test('figures that are new, gone, or have other numbers or another picture are told apart', () => {
  const figure = (name: string, numbers: string, screen: string, print = 'p') => ({
    figure: `wave/${name}`,
    numbers,
    drawings: { screen, print },
  });
  const before = [figure('same', '1', 'a'), figure('gone', '1', 'a'), figure('colour', '1', 'a')];
  const now = [
    figure('new', '1', 'a'),
    figure('same', '1', 'a'),
    { ...figure('colour', '1', 'b'), number: '1.2' },
    figure('moved', '2', 'b', 'q'),
  ];
  const figures = figureChanges([...before, figure('moved', '1', 'a')], now);
  const notes = formatReleaseNotes({ record, commits: [], folders, figures });
  const lines = notes.split('\n').filter((line) => line.includes('wave/'));
  expect(lines).toEqual([
    '- wave/new: new',
    '- Figure 1.2 (wave/colour): drawn otherwise (screen)',
    '- wave/moved: other numbers',
    '- wave/gone: gone',
  ]);
  expect(figureChanges(now, now)).toEqual([]);
});
