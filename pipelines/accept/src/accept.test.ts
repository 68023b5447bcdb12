import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReporter } from '@chiaroscuro/console/reporter';
import type { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { formatArrays } from '@chiaroscuro/tables/arrays';
import { parseGolden } from '@chiaroscuro/tables/golden';
import { accept } from './accept.ts';
import { parseOptions } from './options.ts';

let project: string;
let lines: string[];
beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'project-'));
  write('turbo.json', '{}');
  const config = {
    slug: 'toy',
    title: 'Toy',
    authors: ['A'],
    language: 'en-GB',
    date: '2026-01-01',
    licence: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    trim: { width: 5, height: 7 },
    editions: { screen: { medium: 'screen' } },
  };
  write('book/book.json', JSON.stringify(config));
  write('book/maths-preamble.tex', '');
  write('book/editions/screen/screen.tex', '');
  write(`${chapter}/package.json`, '{}');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const chapter = 'book/chapters/toy';
const golden = (figure: string) => `${chapter}/golden/${figure}.golden`;
const picture = '.chiaroscuro/drift/toy-curve.html';

function write(file: string, text: string): void {
  const name = path.join(project, file);
  mkdirSync(path.dirname(name), { recursive: true });
  writeFileSync(name, text);
}

const read = (file: string) => readFileSync(path.join(project, file), 'utf8');

interface Computed {
  factor?: number;
  seed?: number;
  tolerance?: number;
  isRecorded?: boolean;
}

/** Leaves what the compute stage would leave of a figure. */
function compute(
  figure: string,
  { factor = 1, seed = 1, isRecorded = true, ...more }: Computed = {},
) {
  const name = `toy/${figure}`;
  const t = [0, 1, 2, 3].map((row) => row / 3);
  write(`${chapter}/figures/${figure}/${figure}.ts`, '');
  const arrays = {
    provenance: { figure: name, backend: 'float64', versions: {}, ...more },
    tables: { line: { columns: { t, u: t.map((x) => factor * x * x) } } },
    numbers: { peak: factor },
  };
  write(`${chapter}/build/arrays/${figure}.json`, formatArrays(arrays));
  const ingredients = {
    modules: {},
    seed,
    parameters: {},
    backend: 'float64',
    versions: {},
    models: [],
  };
  const figures = [{ figure: name, ...(isRecorded ? { ingredients } : {}) }];
  write(`${chapter}/build/provenance/compute.json`, JSON.stringify({ figures }));
}

/** Runs the command with its arguments; `answer` is what a person says, if one is there. */
function run(args: string, answer?: boolean): Promise<boolean> {
  lines = [];
  return accept({
    options: parseOptions(args.split(' ')),
    project,
    reporter: createReporter({ write: (line) => lines.push(line) }),
    ask: answer === undefined ? undefined : () => Promise.resolve(answer),
  });
}

const diagnosticsOf = (args: string) =>
  run(args).then(
    () => [],
    (error: unknown) => (error as UserError).diagnostics,
  );

test('the first numbers of a figure are taken, with what they were computed from', async () => {
  compute('curve');
  expect(await run('toy/curve --yes')).toBe(true);
  expect(parseGolden(read(golden('curve')), {})).toMatchObject({
    figure: 'toy/curve',
    numbers: { peak: 1 },
    ingredients: { seed: 1 },
  });
  expect(lines).toContain('toy/curve: has no golden numbers yet: 1 table and 1 number to take');
  expect(existsSync(path.join(project, picture))).toBe(false);
});

test('moved numbers are shown in words and in a picture before they are taken', async () => {
  compute('curve');
  await run('toy/curve --yes');
  compute('curve', { factor: 1.5, seed: 2 });
  expect(await run('toy/curve', true)).toBe(true);
  expect(lines).toEqual([
    'toy/curve: 2 differences beyond the tolerance of 1e-9',
    '                               accepted  new  deviation  rows moved',
    '  table line, column u, row 4  1         1.5  0.5        3 of 4',
    '  number peak                  1         1.5  0.5',
    '  Likely cause: seed 1 → 2',
    `  Old and new side by side: ${picture}`,
    `Accepted: ${golden('curve')}`,
  ]);
  expect(read(picture)).toContain('seed 1 → 2');
  expect(parseGolden(read(golden('curve')), {})).toMatchObject({ numbers: { peak: 1.5 } });
});

test('a person who says no, or nobody to ask, changes nothing', async () => {
  compute('curve');
  await run('toy/curve --yes');
  const before = read(golden('curve'));
  compute('curve', { factor: 2 });
  expect(await run('toy/curve', false)).toBe(false);
  expect(await diagnosticsOf('toy/curve')).toMatchObject([
    { code: 'drift/not-confirmed', message: expect.stringContaining('nothing has been changed') },
  ]);
  expect(read(golden('curve'))).toBe(before);
  expect(existsSync(path.join(project, picture))).toBe(true);
});

test('numbers within the tolerance are not taken, so that small steps cannot add up', async () => {
  compute('curve', { tolerance: 0.1 });
  await run('toy/curve --yes');
  const before = read(golden('curve'));
  compute('curve', { factor: 1.05, tolerance: 0.1 });
  expect(await run('toy/curve')).toBe(true);
  expect(lines).toEqual(['One figure has the same numbers as accepted.']);
  expect(read(golden('curve'))).toBe(before);
});

test('equal numbers are written again for a finer tolerance, or to note what they come from', async () => {
  compute('curve', { tolerance: 0.1, isRecorded: false });
  await run('toy/curve --yes');
  compute('curve', { tolerance: 0.1 });
  await run('toy/curve --yes');
  expect(lines[0]).toBe('toy/curve: same numbers; what they are computed from can be noted now');
  compute('curve', { tolerance: 0.01 });
  await run('toy/curve --yes');
  expect(lines[0]).toMatch(/to be kept for a tolerance of 0.01 instead of 0.1$/);
  await run('toy/curve --yes');
  expect(lines).toEqual(['One figure has the same numbers as accepted.']);
});

test('--all takes every figure that computes something', async () => {
  compute('curve');
  compute('other');
  write(`${chapter}/figures/drawn/drawn.tex`, '');
  await run('--all --yes');
  expect([golden('curve'), golden('other')].every((file) => read(file) !== '')).toBe(true);
});

test('a golden file that cannot be read is replaced', async () => {
  compute('curve');
  write(golden('curve'), '<<<<<<< HEAD');
  await run('toy/curve --yes');
  expect(lines[0]).toContain('cannot be read');
  expect(parseGolden(read(golden('curve')), {})).toMatchObject({ figure: 'toy/curve' });
});

test('what cannot be accepted is told with a remedy', async () => {
  compute('curve');
  expect(await diagnosticsOf('toy/curv')).toMatchObject([
    { code: 'figure/unknown', hint: 'Did you mean toy/curve?' },
  ]);
  write(`${chapter}/figures/drawn/drawn.tex`, '');
  write(`${chapter}/figures/fresh/fresh.ts`, '');
  for (const figure of ['drawn', 'fresh']) {
    expect(await diagnosticsOf(`toy/${figure}`)).toMatchObject([
      { code: 'drift/nothing-computed' },
    ]);
  }
  compute('curve', { factor: NaN });
  expect(await diagnosticsOf('toy/curve --yes')).toMatchObject([
    { code: 'table/not-finite' },
    { code: 'table/not-finite' },
  ]);
  expect(() => parseOptions([])).toThrow('expected figures, or --all');
  expect(() => parseOptions(['--all', 'toy/curve'])).toThrow('got both');
  expect(() => parseOptions(['--al'])).toThrow("Unknown option '--al'");
});
