import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReporter } from '@chiaroscuro/console/reporter';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { formatArrays, type FigureArrays } from '@chiaroscuro/tables/arrays';
import { formatGolden } from '@chiaroscuro/tables/golden';
import { exportChapter } from './export-chapter.ts';

let project: string;
let lines: string[];
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'project-'));
  writeFileSync(path.join(project, 'turbo.json'), '{}');
  lines = [];
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

/** Exports what has been computed, and gives what was wrong. */
async function compute(numbers: Numbers, from = {}): Promise<readonly Diagnostic[]> {
  write(chapter('figures', 'one', 'one.ts'), '');
  write(chapter('build', 'arrays', 'one.json'), formatArrays(arrays(numbers)));
  const record = { figures: [{ figure: 'toy/one', ingredients: { ...ingredients, ...from } }] };
  write(chapter('build', 'provenance', 'compute.json'), JSON.stringify(record));
  const reporter = createReporter({ write: (line) => lines.push(line) });
  try {
    await exportChapter({ paths: bookPaths(path.join(project, 'book')), chapter: 'toy', reporter });
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.diagnostics;
    throw error;
  }
}

test('a column that has moved stops the export, with all that helps to find out why', async () => {
  accept({});
  const moved = { u: [0, 1.5, 2.1], peak: 2.1 };
  const found = await compute(moved, { seed: 3, backend: 'cpu' });
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
  expect(existsSync(chapter('build', 'tables'))).toBe(false);
});

test('a number that has moved alone is named in the message', async () => {
  accept({});
  const [found] = await compute({ peak: 2.5 });
  expect(found?.message).toMatch(/^number peak: expected 2 as accepted, found 2.5: /);
  expect(found?.excerpt).toBe('Likely cause: not known');
});

test('numbers within the tolerance pass in silence, and the tables get the new ones', async () => {
  accept({ tolerance: 0.1 });
  expect(await compute({ u: [0, 1.1, 2], tolerance: 0.1 })).toEqual([]);
  expect(lines).toEqual([expect.stringMatching(/^export {2}toy\/one/)]);
  expect(await compute({ u: [0, 1.1, 2], tolerance: 0.01 })).toHaveLength(1);
});

test('the tolerance is that of the arithmetic that computed now', async () => {
  accept({ backend: 'wasm' });
  const slightly = { u: [0, 1.0001, 2] };
  expect(await compute({ ...slightly, backend: 'cpu' })).toEqual([]);
  expect(await compute({ ...slightly, backend: 'float64' })).toHaveLength(1);
});

test('a chapter that keeps golden numbers is told which figures have none; another is not', async () => {
  expect(await compute({})).toEqual([]);
  expect(lines.join('\n')).not.toContain('golden');
  mkdirSync(chapter('golden'));
  expect(await compute({})).toEqual([]);
  expect(lines).toContain('toy/one has no golden numbers yet; npm run accept -- toy/one');
});

test('a golden file that cannot be read is told as such', async () => {
  write(chapter('golden', 'one.golden'), '<<<<<<< HEAD\n');
  expect(await compute({})).toMatchObject([
    { code: 'drift/unreadable', place: { file: 'book/chapters/toy/golden/one.golden' } },
  ]);
});

test('a NaN is told as a NaN, not as a drift', async () => {
  accept({});
  expect(await compute({ u: [0, NaN, 2] })).toMatchObject([{ code: 'table/not-finite' }]);
});
