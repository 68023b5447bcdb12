import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { PDFDocument, PDFHexString, PDFName, type PDFPage } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageWords, type PageWord } from '@chiaroscuro/pdf/page-words';
import { attachedRecord } from '@chiaroscuro/review/review-record';
import { listComments, type CommentList } from '../pipelines/review/src/list-comments.ts';
import { makeWorkspace, type Workspace } from './harness/workspace.ts';

const chapter = 'tests/tiny-book/chapters/wave/wave.tex';
const drawing = 'tests/tiny-book/chapters/wave/figures/standing-wave/standing-wave.tex';

let workspace: Workspace;
let copy: string;

const review = (...options: string[]) => workspace.start({ program: 'review' }, ...options);

beforeAll(async () => {
  workspace = makeWorkspace();
  copy = workspace.path('dist/tiny-review.pdf');
  const build = await workspace.build('--edition', 'print');
  expect(build.exitCode, build.output).toBe(0);
  writeFileSync(workspace.path('.gitignore'), 'build/\n');
  const git = (...parameters: string[]) =>
    execa('git', ['-c', 'user.name=N', '-c', 'user.email=n@book.example', ...parameters], {
      cwd: workspace.root,
    });
  await git('init', '-q');
  await git('add', '.gitignore', 'tests/tiny-book');
  await git('commit', '-q', '-m', 'A book');
}, 400_000);
afterAll(() => workspace?.remove(), 120_000);

/** Whether two words are one, at the same place but for a tenth of a point. */
function isSame(a: PageWord, b: PageWord): boolean {
  return a.text === b.text && Math.abs(a.left - b.left) < 0.1 && Math.abs(a.top - b.top) < 0.1;
}

test('every word stands where it is printed; besides there are numbers, and what the first page says', async () => {
  const run = await review();
  expect(run.exitCode, run.all).toBe(0);
  expect(run.all).toContain('2 pages, 5 numbered lines');
  const printed = await pageWords(
    workspace.path('tests/tiny-book/editions/print/build/typeset/print.pdf'),
  );
  const pages = await pageWords(copy);
  expect(pages).toHaveLength(printed.length);
  const besides = pages.map((words, index) => {
    // Without the bleed, and on left-hand pages beside the room for notes.
    const across = index === 0 ? -9 : 117;
    const expected = printed[index]!.map((word) => ({
      ...{ ...word, left: word.left + across, top: word.top - 9 },
    }));
    for (const word of expected)
      expect(
        words.some((each) => isSame(each, word)),
        `${word.text} on page ${index + 1}`,
      ).toBe(true);
    const others = words.filter((word) => !expected.some((each) => isSame(each, word)));
    return others.map(({ text }) => text);
  });
  expect(besides[0]!.slice(0, 4).sort()).toEqual(['1', '2', '3', '4']);
  expect(besides[0]!.slice(4).join(' ')).toMatch(/^For reviewers of .*margin is for notes\.$/);
  expect(besides[1]).toEqual(['1']);
}, 120_000);

test('comments come back with page, line, words and the line of the source', async () => {
  const [first, second] = await pageWords(copy);
  const document = await PDFDocument.load(readFileSync(copy));
  const [front, back] = document.getPages() as [PDFPage, PDFPage];
  const text = (value: string) => PDFHexString.fromText(value);
  const mark = (page: PDFPage, words: readonly PageWord[], content: object) => {
    const y = (down: number): number => page.getHeight() - down;
    const boxes = words.map(({ left, top, right, bottom }) => [left, y(bottom), right, y(top)]);
    const quads = boxes.flatMap(([a, b, c, d]) => [a, d, c, d, a, b, c, b]);
    page.node.addAnnot(
      document.context.register(
        document.context.obj({
          ...{ Type: 'Annot', Rect: boxes[0], QuadPoints: quads, T: text('Ada') },
          ...content,
        } as never),
      ),
    );
  };
  const word = (words: readonly PageWord[], wanted: string): PageWord =>
    words.find(({ text: each }) => each === wanted)!;
  // The third line of the page holds words of two lines of the source.
  mark(front, [word(first!, 'largest')], { Subtype: 'StrikeOut' });
  mark(front, [word(first!, 'plucked'), word(first!, 'gently;')], {
    ...{ Subtype: 'Highlight', Contents: text('How gently?\nHalf an inch?') },
  });
  const beside = { ...word(second!, 'second'), left: 10, right: 90 };
  mark(back, [beside], { Subtype: 'FreeText', QuadPoints: [], Contents: text('Größer') });
  writeFileSync(workspace.path('Ada.pdf'), await document.save());

  const run = await review('--comments', 'Ada.pdf');
  expect(run.exitCode, run.all).toBe(0);
  expect(run.all).toContain(`p. 2, l. 1  ${chapter}:10  free text   Ada\n    Größer\n`);
  const list = JSON.parse(
    readFileSync(workspace.path('dist/Ada-comments.json'), 'utf8'),
  ) as CommentList;
  expect(list.comments).toEqual([
    {
      ...{ page: 1, folio: '1', line: 3, kind: 'highlight', author: 'Ada' },
      ...{ text: 'plucked gently;', comment: 'How gently?\nHalf an inch?' },
      source: { file: chapter, line: 3 },
    },
    {
      ...{ page: 1, folio: '1', line: 3, kind: 'strike-out', author: 'Ada' },
      ...{ text: 'largest', comment: '', source: { file: chapter, line: 4 } },
    },
    {
      ...{ page: 2, folio: '2', line: 1, kind: 'free text', author: 'Ada', text: '' },
      ...{ comment: 'Größer', source: { file: chapter, line: 10 } },
    },
  ]);
}, 120_000);

test('old words and new ones stand beside each other, a drawing is marked, and lines keep their sources', async () => {
  const edit = (file: string, from: string, to: string): void => {
    const old = readFileSync(workspace.path(file), 'utf8');
    expect(old).toContain(from);
    writeFileSync(workspace.path(file), old.replace(from, to));
  };
  edit(
    chapter,
    'moves as \\(\\cu(\\cx)=\\sin(\\pi\\cx)\\)',
    'swings as\n\\(\\cu(\\cx)=\\cos(\\pi\\cx)\\)',
  );
  edit(chapter, '\\clearpage\n', '\\clearpage\n\\[ \\cu = \\computed{standing-wave}{peak} \\]\n');
  edit(drawing, 'tiny axis,', 'tiny axis, clip=false,');
  const run = await review('--since', 'HEAD');
  expect(run.exitCode, run.all).toBe(0);
  expect(run.all).toContain('changes since HEAD marked in 1 section and at 1 figure');
  // Words that are gone take room: the last page is another than before.
  const pages = (await pageWords(copy)).map((words) => words.map(({ text }) => text).join(' '));
  expect(pages.join(' ')).toMatch(/moves.*swings.*drawing changed/);
  expect(pages.at(-1)).toMatch(/1\.00.*sentence of its own/);
  const record = attachedRecord(await PDFDocument.load(readFileSync(copy)))!;
  expect(record.since).toBe('HEAD');
  const sources = record.places.filter(({ page, number }) => page === pages.length && number === 1);
  expect(new Set(sources.map(({ source }) => source.line))).toEqual(new Set([12]));
}, 120_000);

test('what cannot be read or compared is told, with what to do', async () => {
  const revision = await review('--since', 'nowhere');
  expect(revision.exitCode).toBe(1);
  expect(revision.all).toMatch(/"nowhere".*\[review\/unknown-revision\]/);
  expect(revision.all).not.toMatch(/\n\s+at /);
  const list = (name: string) =>
    listComments({ file: workspace.path(name), shown: path.basename(name), copy });
  await expect(list('nothing.pdf')).rejects.toThrow('no file nothing.pdf');
  await expect(list('dist/tiny-review.pdf')).rejects.toThrow('nobody has written anything');
  await expect(list('dist/tiny-print.pdf')).rejects.toThrow('no copy of an edition for reviewers');
  const locked = workspace.path('locked.pdf');
  await execa('qpdf', ['--encrypt', 'a', 'b', '256', '--', copy, locked]);
  await expect(list('locked.pdf')).rejects.toThrow('is encrypted');
  // A program that drops attachments: the copy in dist/ knows the lines.
  const bare = await PDFDocument.load(readFileSync(copy));
  bare.catalog.delete(PDFName.of('Names'));
  writeFileSync(workspace.path('bare.pdf'), await bare.save());
  await expect(list('bare.pdf')).rejects.toThrow('nobody has written anything');
}, 120_000);

test('pages from the store, which bring no auxiliary files, do as well', async () => {
  expect((await review()).exitCode).toBe(0);
  const before = readFileSync(copy);
  rmSync(workspace.path('tests/tiny-book/editions/print/build/auxiliary'), { recursive: true });
  const run = await review();
  expect(run.exitCode, run.all).toBe(0);
  expect(before.equals(readFileSync(copy))).toBe(true);
}, 120_000);
