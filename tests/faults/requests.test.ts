import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectOneMessage, faultBench, type FaultBench } from '../harness/faults.ts';
import { makeWorkspace } from '../harness/workspace.ts';

let bench: FaultBench;

beforeAll(() => {
  bench = faultBench(makeWorkspace());
  mkdirSync(bench.workspace.path('dist'));
  writeFileSync(bench.workspace.path('dist', 'tiny-screen.pdf'), 'an earlier build');
});
afterEach(() => bench.repair());
afterAll(() => bench.workspace.remove());

const seconds = 60_000;

test.each([
  { asks: 'an unknown option', options: ['--frobnicate'], says: '--frobnicate' },
  { asks: 'a word too many', options: ['screen'], says: 'screen' },
  { asks: 'an option without its value', options: ['--edition'], says: '--edition' },
  {
    asks: 'an unknown backend',
    options: ['--backend', 'gpu'],
    says: 'auto, tensorflow, wasm, cpu',
  },
])(
  '$asks is answered with exit code 2 and a pointer to --help',
  async ({ options, says }) => {
    const build = await bench.workspace.build(...options);
    expectOneMessage(build, { code: 'option/invalid', exitCode: 2, says });
    expect(build.output).toContain('npm run build -- --help');
  },
  seconds,
);

test.each([
  {
    asks: 'an unknown edition',
    options: ['--edition', 'braille'],
    expected: {
      code: 'book/unknown-edition',
      place: 'tests/tiny-book/book.json',
      says: 'screen, print',
    },
  },
  {
    asks: 'an unknown chapter',
    options: ['--chapter', 'wafe'],
    expected: { code: 'book/unknown-chapter', place: 'tests/tiny-book/chapters', says: 'wave' },
  },
  {
    asks: 'a book outside the project',
    options: ['--book', '../elsewhere'],
    expected: { code: 'book/path-escapes', says: '../elsewhere' },
  },
  {
    asks: 'a book folder without book.json',
    options: ['--book', 'packages'],
    expected: { code: 'book/missing', says: 'no book.json in packages' },
  },
  {
    asks: 'a book folder that does not exist',
    options: ['--book', 'bok'],
    expected: { code: 'book/missing', says: 'nor such a folder' },
  },
])(
  '$asks is refused before anything is done',
  async ({ options, expected }) => {
    const before = bench.dist();
    expectOneMessage(await bench.workspace.build(...options), expected);
    expect(bench.dist()).toEqual(before);
  },
  seconds,
);

test.each([
  {
    mistake: 'a missing comma',
    from: '"tiny",',
    to: '"tiny"',
    expected: { place: 'book.json:4', says: 'comma' },
  },
  {
    mistake: 'a file that is cut short',
    from: /"editions"[^]*$/,
    to: '',
    expected: { place: 'book.json:9', says: 'not JSON' },
  },
  {
    mistake: 'a key that does not exist',
    from: '"title"',
    to: '"subtitel": "", "title"',
    expected: { place: 'book.json:4', says: '"subtitel"' },
  },
  {
    mistake: 'a key that is missing',
    from: /^ *"authors".*\n/m,
    to: '',
    expected: { place: 'book.json', says: 'authors' },
  },
  {
    mistake: 'a date in another form',
    from: '2026-11-23',
    to: '23.11.2026',
    expected: { place: 'book.json:7', says: 'YYYY-MM-DD' },
  },
  {
    mistake: 'a medium that does not exist',
    from: '"medium": "screen"',
    to: '"medium": "web"',
    expected: { place: 'book.json:11', says: 'screen, print' },
  },
])(
  'book.json with $mistake stops the build with its line',
  async ({ from, to, expected }) => {
    const before = bench.dist();
    bench.change('book.json', (text) => text.replace(from, to));
    expectOneMessage(await bench.workspace.build(), { code: 'book/invalid', ...expected });
    expect(bench.dist()).toEqual(before);
  },
  seconds,
);

test(
  'an edition without a folder stops the build, which names the file that is missing',
  async () => {
    bench.change('book.json', (text) =>
      text.replace('"screen": {', '"pocket": { "medium": "screen" }, "screen": {'),
    );
    expectOneMessage(await bench.workspace.build(), {
      code: 'book/unknown-edition',
      place: 'tests/tiny-book/book.json:11',
      says: 'editions/pocket/pocket.tex',
    });
  },
  seconds,
);

test(
  'a book without its stylesheet is told so at once',
  async () => {
    bench.change('maths-preamble.tex', () => undefined);
    expectOneMessage(await bench.workspace.build(), {
      code: 'book/missing-file',
      place: 'tests/tiny-book/maths-preamble.tex',
    });
  },
  seconds,
);
