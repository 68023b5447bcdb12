import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookPaths, type BookPaths } from '@chiaroscuro/manuscript/paths';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import { formatGolden } from '@chiaroscuro/tables/golden';
import { checkDrift, describeUngated } from './check-drift.ts';

let project: string;
let paths: BookPaths;
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'project-'));
  writeFileSync(path.join(project, 'turbo.json'), '{}');
  paths = bookPaths(path.join(project, 'book'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const chapter = (...parts: string[]) => path.join(project, 'book', 'chapters', 'toy', ...parts);

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

interface Numbers {
  u?: number[];
  peak?: number;
  tolerance?: number;
  backend?: string;
}

function arrays({ u = [0, 1, 2], peak = 2, backend = 'float64', ...more }: Numbers): FigureArrays {
  return {
    provenance: { figure: 'toy/one', backend, versions: {}, ...more },
    tables: { curve: { columns: { x: [1, 2, 3], u } } },
    numbers: { peak },
  };
}

const ingredients = { modules: {}, parameters: {}, backend: 'float64', versions: {}, models: [] };

function accept(numbers: Numbers, from: object | undefined = ingredients): void {
  write(chapter('golden', 'one.golden'), formatGolden(arrays(numbers), from));
}

/** What is said of numbers that have just been computed. */
function check(numbers: Numbers, from = {}): Diagnostic[] {
  const record = { figures: [{ figure: 'toy/one', ingredients: { ...ingredients, ...from } }] };
  write(chapter('build', 'provenance', 'compute.json'), JSON.stringify(record));
  const place = { figure: 'toy/one', file: 'book/chapters/toy/figures/one/one.ts' };
  return checkDrift({ paths, chapter: 'toy', figure: 'one', arrays: arrays(numbers), place });
}

test('a column that has moved is an error with all that helps to find out why', () => {
  accept({});
  const moved = { u: [0, 1.5, 2.1], peak: 2.1 };
  const found = check(moved, { seed: 3, backend: 'cpu' });
  expect(found).toEqual([
    {
      code: 'drift/moved',
      severity: 'error',
      message:
        'expected 1 as accepted, found 1.5: a relative deviation of 0.25, the tolerance is 1e-9; 2 of 3 rows are beyond it',
      place: {
        figure: 'toy/one',
        file: 'book/chapters/toy/figures/one/one.ts',
        table: 'curve',
        column: 'u',
        row: 2,
      },
      excerpt:
        'Likely cause: seed none → 3; backend float64 → cpu\n' +
        'number peak: expected 2 as accepted, found 2.1: a relative deviation of 0.05, the tolerance is 1e-9',
      hint: expect.stringContaining('npm run accept -- toy/one'),
    },
  ]);
});

test('a number that has moved alone is named in the message', () => {
  accept({});
  const [found] = check({ peak: 2.5 });
  expect(found?.message).toMatch(/^number peak: expected 2 as accepted, found 2.5: /);
  expect(found?.excerpt).toBe('Likely cause: not known');
});

test('numbers within the tolerance pass in silence, beyond it not', () => {
  accept({ tolerance: 0.1 });
  expect(check({ u: [0, 1.1, 2], tolerance: 0.1 })).toEqual([]);
  expect(check({ u: [0, 1.1, 2], tolerance: 0.01 })).toHaveLength(1);
});

test('the tolerance is that of the arithmetic that computed now', () => {
  accept({ backend: 'wasm' });
  const slightly = { u: [0, 1.0001, 2] };
  expect(check({ ...slightly, backend: 'cpu' })).toEqual([]);
  expect(check({ ...slightly, backend: 'float64' })).toHaveLength(1);
});

test('a chapter that keeps golden numbers is told which figures have none; another is not', () => {
  const told = (...figures: string[]) => describeUngated(paths, 'toy', figures);
  expect(told('one', 'two')).toBeUndefined();
  accept({});
  expect(told('one')).toBeUndefined();
  expect(told('one', 'two')).toBe('toy/two has no golden numbers yet; npm run accept -- toy/two');
  expect(told('one', 'two', 'three')).toBe(
    '2 figures have no golden numbers yet; npm run accept -- toy/two toy/three',
  );
});

test('a book that is not the first is named in the command', () => {
  const other = bookPaths(path.join(project, 'books', 'mine'));
  mkdirSync(other.chapter('toy').golden, { recursive: true });
  expect(describeUngated(other, 'toy', ['one'])).toMatch(/toy\/one --book books\/mine$/);
});

test('a golden file that cannot be read is told as such', () => {
  write(chapter('golden', 'one.golden'), '<<<<<<< HEAD\n');
  expect(check({})).toMatchObject([
    { code: 'drift/unreadable', place: { file: 'book/chapters/toy/golden/one.golden' } },
  ]);
});
