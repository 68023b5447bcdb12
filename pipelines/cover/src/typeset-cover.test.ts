import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterEach, expect, test } from 'vitest';
import type { Reporter } from '@chiaroscuro/console/reporter';
import { readBook, type Book } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter } from '@chiaroscuro/printers/edition-printer';
import { openStore } from '@chiaroscuro/store/open-store';
import { typesetCover } from './typeset-cover.ts';

const tinyBook = path.resolve(import.meta.dirname, '../../../tests/tiny-book');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A book on disk with the stylesheet of the tiny one, so many typeset pages, and what is drawn on its cover. */
function makeBook({ pages, printer, drawn }: { pages: number; printer: string; drawn?: string }) {
  const root = mkdtempSync(path.join(tmpdir(), 'cover-'));
  folders.push(root);
  const config = JSON.parse(readFileSync(path.join(tinyBook, 'book.json'), 'utf8')) as object;
  const editions = { screen: { medium: 'screen' }, print: { medium: 'print', printer } };
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.resolve(root, file)), { recursive: true });
    writeFileSync(path.resolve(root, file), text);
  };
  write('book.json', JSON.stringify({ ...config, editions, trim: { width: 7, height: 10 } }));
  cpSync(path.join(tinyBook, 'maths-preamble.tex'), path.join(root, 'maths-preamble.tex'));
  for (const name of ['screen', 'print']) write(`editions/${name}/${name}.tex`, '');
  if (drawn !== undefined) {
    write(
      'cover.tex',
      String.raw`\documentclass{article}
\usepackage{chiaroscuro}
\input{maths-preamble}
\usepackage{chiaroscuro-cover}
\begin{document}
\fitspine{\large,\small}{Tiny}
\begin{coversheet} ${drawn} \end{coversheet}
\end{document}
`,
    );
  }
  const book = readBook(root);
  for (const name of ['screen', 'print'])
    write(book.paths.edition(name).pageCount, JSON.stringify(pages));
  return book;
}

async function make(book: Book, edition: string) {
  const told: string[] = [];
  const reporter: Reporter = {
    progress() {},
    training() {},
    finished: () => void told.push('finished'),
    reused: () => void told.push('reused'),
    diagnostic: ({ message }) => void told.push(message),
    note() {},
  };
  const store = openStore({ folder: book.paths.store, onDamage() {}, onTrouble() {} });
  const printer = editionPrinter({ book, edition, environment: {} });
  await typesetCover({ book, edition, printer, store, reporter });
  return { told, file: book.paths.edition(edition).cover.typeset };
}

/** Of everything that is inked, in inches from the lower left corner of the sheet: left, lower, right and upper edge. */
async function inked(file: string): Promise<number[]> {
  const box = ['-q', '-dSAFER', '-dBATCH', '-dNOPAUSE', '-sDEVICE=bbox', file];
  const { stderr } = await execa('gs', box);
  const [, edges = ''] = /%%HiResBoundingBox: ([\d. ]+)/.exec(stderr) ?? [];
  return edges
    .trim()
    .split(' ')
    .map((edge) => Number(edge) / 72);
}

const panel = (name: string) => `\\fill (${name}.south west) rectangle (${name}.north east);`;

// 48 bound pages of 0.00204 in; the barcode a quarter of an inch from spine and foot of the back.
test.each([
  ['spine', [7.125, 0.125, 7.2229, 10.125]],
  ['front', [7.2229, 0.125, 14.2229, 10.125]],
  ['barcode', [4.875, 0.375, 6.875, 1.575]],
])(
  'the %s lies where the printer looks for it',
  async (name, edges) => {
    const book = makeBook({ pages: 43, printer: 'offset-x4', drawn: panel(name) });
    const found = await inked((await make(book, 'print')).file);
    for (const [side, edge] of edges.entries()) expect(found[side]).toBeCloseTo(edge, 2);
  },
  120_000,
);

test('a front for screens is dark to its edges and as large as a page', async () => {
  const book = makeBook({ pages: 43, printer: 'kdp', drawn: '' });
  const { file } = await make(book, 'screen');
  const { stdout } = await execa('pdfinfo', [file]);
  expect(stdout).toMatch(/Page size: +504 x 720 pts/);
  expect((await inked(file)).map((edge) => Math.round(edge * 100) / 100)).toEqual([0, 0, 7, 10]);
}, 120_000);

test.each([
  ['allowed and high enough', 300, 'true'],
  ['allowed, but no size is low enough', 90, 'false'],
  ['not allowed', 78, 'false'],
])(
  'text on the spine: %s',
  async (_, pages, expected) => {
    const drawn = String.raw`\ifspinetext\node at (spine) {\spinefont true};\else\node at (front) {false};\fi`;
    const { file } = await make(makeBook({ pages, printer: 'kdp', drawn }), 'print');
    expect((await execa('pdftotext', [file, '-'])).stdout.trim()).toBe(expected);
  },
  120_000,
);

test('equal books have equal covers in any folder, and one that is made is found again', async () => {
  const covers: Buffer[] = [];
  for (const _ of [1, 2]) {
    const book = makeBook({
      pages: 43,
      printer: 'kdp',
      drawn: String.raw`\node at (front) {Tiny};`,
    });
    const { told, file } = await make(book, 'print');
    expect(told).toEqual(['finished']);
    covers.push(readFileSync(file));
    rmSync(file);
    expect((await make(book, 'print')).told).toEqual(['reused']);
    expect(readFileSync(file).equals(covers.at(-1)!)).toBe(true);
  }
  expect(covers[0]!.equals(covers[1]!)).toBe(true);
}, 120_000);

test('a book without cover.tex has none, not even an old one', async () => {
  const book = makeBook({ pages: 43, printer: 'kdp' });
  const { typeset } = book.paths.edition('print').cover;
  mkdirSync(path.dirname(typeset), { recursive: true });
  writeFileSync(typeset, 'yesterday');
  expect((await make(book, 'print')).told).toEqual([]);
  expect(existsSync(typeset)).toBe(false);
});

test('a second page is the author’s to mend', async () => {
  const drawn = String.raw`\end{coversheet} \newpage Two \begin{coversheet}`;
  const book = makeBook({ pages: 43, printer: 'kdp', drawn });
  await expect(make(book, 'print')).rejects.toMatchObject({
    diagnostics: [expect.objectContaining({ code: 'preflight/cover', severity: 'error' })],
  });
}, 120_000);
