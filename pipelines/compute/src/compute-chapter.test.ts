import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReporter } from '@chiaroscuro/console/reporter';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { openStore } from '@chiaroscuro/store/open-store';
import { parseArrays } from '@chiaroscuro/tables/arrays';
import { computeChapter } from './compute-chapter.ts';

let root: string;
let lines: string[];
let diagnostics: Diagnostic[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'book-'));
  lines = [];
  diagnostics = [];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function figureFile(name: string, body: string, file = `${name}.ts`): void {
  const folder = path.join(root, 'chapters', 'toy', 'figures', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), body);
}

/** The code of a figure, without imports: the folder is outside the workspace. */
function figureCode(compute: string, more = ''): string {
  return `export default { kind: 'figure', parameters: {}, ${more} ${compute} };\n`;
}

function compute(): Promise<boolean> {
  const plain = createReporter({ write: (line) => lines.push(line) });
  const reporter = { ...plain, diagnostic: (item: Diagnostic) => void diagnostics.push(item) };
  const paths = bookPaths(root);
  const tell = reporter.diagnostic;
  const store = openStore({ folder: paths.store, onDamage: tell, onTrouble: tell });
  return computeChapter({ paths, chapter: 'toy', backend: 'auto', store, reporter });
}

function arrays(name: string): string {
  return path.join(root, 'chapters', 'toy', 'build', 'arrays', `${name}.json`);
}

const sound = figureCode(
  'compute: ({ random }) => ({ tables: { a: { columns: { x: [random.uniform(), NaN] } } } })',
  'seed: 1,',
);

test('each figure with code leaves its arrays and where they come from', async () => {
  figureFile('sound', sound);
  figureFile('drawn', '% only a drawing', 'drawn.tex');
  await compute();
  expect(parseArrays(readFileSync(arrays('sound'), 'utf8'), {})).toEqual({
    provenance: {
      figure: 'toy/sound',
      seed: 1,
      backend: 'float64',
      versions: { node: process.versions.node.split('.')[0] },
    },
    tables: { a: { columns: { x: [0.6270739405881613, NaN] } } },
    numbers: {},
  });
  expect(existsSync(arrays('drawn'))).toBe(false);
  expect(lines).toEqual([expect.stringMatching(/^compute {2}toy\/sound {2}1 table, 0 numbers/)]);
});

test('computing twice leaves the same bytes, and the arrays of a figure that is gone go', async () => {
  figureFile('sound', sound);
  figureFile('gone', sound);
  await compute();
  const before = readFileSync(arrays('sound'));
  rmSync(path.join(root, 'chapters', 'toy', 'figures', 'gone'), { recursive: true });
  await compute();
  expect(readFileSync(arrays('sound')).equals(before)).toBe(true);
  expect(existsSync(arrays('gone'))).toBe(false);
});

test('every bad figure is told with its place and has no arrays; the others have theirs', async () => {
  figureFile('sound', sound);
  await compute();
  writeFileSync(arrays('failing'), 'of a time when it did not fail');
  figureFile('sound', figureCode('compute: () => ({ tables: {} })'));
  figureFile('empty', '', 'misnamed.ts');
  figureFile('failing', figureCode('\ncompute: () => missing'));
  figureFile('other', 'export default {};\n');
  figureFile(
    'unseeded',
    `const x = Math.random();\n${figureCode('compute: () => ({ tables: {} })')}`,
  );
  expect(await compute()).toBe(false);
  // Figures are computed side by side: whichever fails first is told first.
  const figureOf = ({ place }: Diagnostic): string => place!.figure!;
  diagnostics.sort((a, b) => (figureOf(a) < figureOf(b) ? -1 : 1));
  expect(diagnostics).toMatchObject(
    [
      { code: 'figure/missing', place: { figure: 'toy/empty' } },
      {
        code: 'figure/failed',
        message: /missing is not defined/,
        place: { figure: 'toy/failing', file: 'chapters/toy/figures/failing/failing.ts', line: 2 },
      },
      {
        code: 'figure/invalid',
        place: { figure: 'toy/other', file: 'chapters/toy/figures/other/other.ts' },
      },
      {
        code: 'figure/unseeded',
        place: { figure: 'toy/unseeded', file: 'chapters/toy/figures/unseeded/unseeded.ts' },
      },
    ].map(({ message, ...rest }) =>
      message ? { ...rest, message: expect.stringMatching(message) } : rest,
    ),
  );
  expect(existsSync(arrays('sound'))).toBe(true);
  expect(existsSync(arrays('failing'))).toBe(false);
});
