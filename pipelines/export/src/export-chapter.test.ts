import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReporter } from '@chiaroscuro/console/reporter';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { formatArrays } from '@chiaroscuro/tables/arrays';
import { parseTable } from '@chiaroscuro/tables/parse-table';
import type { Table } from '@chiaroscuro/tables/table';
import { exportChapter } from './export-chapter.ts';

let root: string;
let chapter: string;
let diagnostics: Diagnostic[];

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'book-'));
  chapter = path.join(root, 'chapters', 'toy');
  mkdirSync(path.join(chapter, 'build', 'arrays'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function compute(
  name: string,
  tables: Record<string, Table>,
  numbers: Record<string, number> = {},
): void {
  const folder = path.join(chapter, 'figures', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.ts`), '');
  const provenance = { figure: `toy/${name}`, seed: 1, backend: 'float64', versions: {} };
  writeFileSync(
    path.join(chapter, 'build', 'arrays', `${name}.json`),
    formatArrays({ provenance, tables, numbers }),
  );
}

function exportAll(): Promise<boolean> {
  diagnostics = [];
  const reporter = createReporter({ write: () => undefined });
  return exportChapter({
    paths: bookPaths(root),
    chapter: 'toy',
    reporter: { ...reporter, diagnostic: (item) => void diagnostics.push(item) },
  });
}

/** Every file of the tables with its text. */
function written(): Record<string, string> {
  const folder = path.join(chapter, 'build', 'tables');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    path.extname(file),
  );
  return Object.fromEntries(
    files.sort().map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
  );
}

test('each figure gets a folder with its tables and always a file of numbers', async () => {
  compute('one', { 'a-b': { columns: { x: [1, 2] }, mesh: 2 } });
  compute('two', {}, { n: 0.5 });
  await exportAll();
  const files = written();
  expect(Object.keys(files)).toEqual(['one/a-b.dat', 'one/numbers.tex', 'two/numbers.tex']);
  expect(parseTable(files['one/a-b.dat']!)).toMatchObject({
    provenance: { figure: 'toy/one', table: 'a-b', mesh: 2 },
    columns: { x: [1, 2] },
  });
  expect(files['one/numbers.tex']).toBe('');
  expect(files['two/numbers.tex']).toBe('\\definecomputed{toy/two}{n}{0.5}\n');
});

test('tables and figures that are gone are removed, and nothing is left beside them', async () => {
  compute('one', { a: { columns: { x: [1] } }, b: { columns: { x: [1] } } });
  compute('two', {});
  await exportAll();
  compute('one', { a: { columns: { x: [1] } } });
  rmSync(path.join(chapter, 'build', 'arrays', 'two.json'));
  await exportAll();
  expect(Object.keys(written())).toEqual(['one/a.dat', 'one/numbers.tex']);
  expect(readdirSync(path.join(chapter, 'build')).sort()).toEqual([
    'arrays',
    'listings',
    'provenance',
    'tables',
  ]);
});

test('marked parts of the code are written for the text, and go with their marks', async () => {
  compute('one', { a: { columns: { x: [1] } } });
  const code = path.join(chapter, 'figures', 'one', 'one.ts');
  const listing = path.join(chapter, 'build', 'listings', 'figures', 'one', 'one', 'step.txt');
  writeFileSync(code, '// listing: step\n  x = 1;\n// end of listing\n');
  expect(await exportAll()).toBe(true);
  expect(readFileSync(listing, 'utf8')).toBe('x = 1;\n');
  writeFileSync(code, '// listing: step\n');
  expect(await exportAll()).toBe(false);
  expect(diagnostics).toMatchObject([
    { code: 'listing/syntax', place: { file: 'chapters/toy/figures/one/one.ts', line: 1 } },
  ]);
  expect(existsSync(listing)).toBe(false);
});

test('the record lists what was written', async () => {
  compute('one', { b: { columns: { x: [1] } }, a: { columns: { x: [1] } } });
  await exportAll();
  const record = readFileSync(path.join(chapter, 'build', 'provenance', 'export.json'), 'utf8');
  expect(JSON.parse(record)).toEqual({ files: ['one/a.dat', 'one/b.dat', 'one/numbers.tex'] });
});

test('arrays of a figure that is gone are passed over', async () => {
  compute('one', { a: { columns: { x: [1] } } });
  compute('two', { a: { columns: { x: [NaN] } } });
  rmSync(path.join(chapter, 'figures', 'two'), { recursive: true });
  await exportAll();
  expect(Object.keys(written())).toEqual(['one/a.dat', 'one/numbers.tex']);
});

test('a number made from a bad column is not told as another mistake', async () => {
  compute('one', { a: { columns: { x: [0, NaN] } } }, { n: NaN });
  expect(await exportAll()).toBe(false);
  expect(diagnostics).toMatchObject([{ place: { table: 'a', row: 2 } }]);
});

test('a figure with a bad table has none, which its place for numbers says; the others have theirs', async () => {
  compute('one', { a: { columns: { x: [1] } } });
  await exportAll();
  compute('one', { a: { columns: { x: [2] } } }, { n: Infinity });
  compute('two', { a: { columns: { x: [0, NaN] } } });
  compute('three', { a: { columns: { x: [1] } } });
  expect(await exportAll()).toBe(false);
  expect(diagnostics).toMatchObject([
    {
      code: 'table/not-finite',
      message: expect.stringContaining('"n"'),
      place: { figure: 'toy/one' },
    },
    {
      code: 'table/not-finite',
      place: {
        figure: 'toy/two',
        file: 'chapters/toy/figures/two/two.ts',
        table: 'a',
        row: 2,
        column: 'x',
      },
    },
  ]);
  expect(written()).toMatchObject({
    'one/numbers.tex': '\\failednumbers{toy/one}\n',
    'two/numbers.tex': '\\failednumbers{toy/two}\n',
    'three/a.dat': expect.stringContaining('x\n1\n'),
  });
});

test('a chapter whose figures have not been computed is told to compute', async () => {
  rmSync(path.join(chapter, 'build'), { recursive: true });
  await exportAll();
  mkdirSync(path.join(chapter, 'figures', 'one'), { recursive: true });
  writeFileSync(path.join(chapter, 'figures', 'one', 'one.ts'), '');
  rmSync(path.join(chapter, 'build'), { recursive: true });
  await expect(exportAll()).rejects.toThrow('expected the arrays of the figures, found none');
  expect(existsSync(path.join(chapter, 'build', 'tables'))).toBe(false);
});
