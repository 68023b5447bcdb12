import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineFigure } from '@chiaroscuro/compute/figure';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { makeNotebook, type NotebookSource } from './make-notebook.ts';
import type { NotebookDocument } from './notebook-document.ts';

// Real runs: Jupyter and Deno start for each, a few seconds on a quiet machine.
const patience = 240_000;
const project = path.resolve(import.meta.dirname, '../../..');
let folder: string;

beforeAll(() => {
  // Below node_modules, where the cells' imports of this project's packages are found.
  folder = mkdtempSync(path.join(project, 'node_modules', '.notebook-test-'));
  mkdirSync(path.join(folder, 'figures'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cells = (...more: string[]) => `// %% [markdown]
// # Toy, of $\\vy$

// %% What the cells below use
import { compute } from '@chiaroscuro/notebooks/reader/compute';
import { line } from '@chiaroscuro/notebooks/reader/marks';
import { chart } from '@chiaroscuro/notebooks/reader/plots';
import { show } from '@chiaroscuro/notebooks/reader/show';

// %% A curve figure="curve"
import curve from './figures/curve.ts';

const numbers = await compute('curve', curve, { parameters: { rows: 5 } });
await show(
  chart({ layers: [line(numbers, 'curve', { x: 'y', y: 'F', colour: 'vy' })] }),
  'A parabola.',
);
${more.join('\n')}`;

/** Writes the code of the figure, which doubles a parabola if it is told so. */
function writeFigure(factor: number): void {
  writeFileSync(
    path.join(folder, 'figures', 'curve.ts'),
    `import { defineFigure } from '@chiaroscuro/compute/figure';
export default defineFigure({
  seed: 7,
  parameters: { rows: 5 },
  compute({ parameters, random }) {
    const y = Array.from({ length: parameters.rows }, () => random.uniform());
    return { tables: { curve: { columns: { y, F: y.map((at) => ${factor} * at * at) } } } };
  },
});
`,
  );
}

/** The same figure, as a build of the book has computed it. */
async function bookNumbers() {
  const figure = defineFigure({
    seed: 7,
    parameters: { rows: 5 },
    compute({ parameters, random }) {
      const y = Array.from({ length: parameters.rows }, () => random.uniform());
      return { tables: { curve: { columns: { y, F: y.map((at) => at * at) } } } };
    },
  });
  const { tables } = await runFigure(figure);
  const provenance = { figure: 'toy/curve', backend: 'float64', versions: {} };
  return new Map([['curve', { provenance, tables, numbers: {} }]]);
}

async function make(text: string, figures = ['curve']): Promise<string> {
  const source: NotebookSource = {
    chapter: 'toy',
    manifest: { title: 'Toy', figures },
    text,
    file: 'book/chapters/toy/notebook.ts',
    folder,
    project,
    stylesheet: {
      text: '\\definehue{blue}{screen=78BAE6, print=117BB5}\\definerole{paper}{screen=14161A, print=FFFFFF}\\definerole{ink}{screen=EEEEEE, print=111111}\\definerole{muted}{blue}\\definerole{rule}{blue}\\definecolourmap{energy}{screen={000000,FFFFFF}, print={000000,FFFFFF}}\\definesymbol{\\vy}{blue}{\\symbf{y}}{target}',
      file: 'maths-preamble.tex',
    },
    editions: { light: 'print', dark: 'screen' },
    trainings: {},
  };
  return makeNotebook(source, {
    book: await bookNumbers(),
    modules: path.join(project, 'node_modules'),
  });
}

async function complaints(made: Promise<string>): Promise<readonly Diagnostic[]> {
  const error: unknown = await made.catch((caught: unknown) => caught);
  if (!(error instanceof UserError)) throw error;
  return error.diagnostics;
}

test(
  'a notebook shows the numbers and a picture, is the same in every run, and holds no path of this machine',
  async () => {
    writeFigure(1);
    const [first, second] = [await make(cells()), await make(cells())];
    expect(first).toBe(second);
    expect(first).not.toContain(project);
    const { cells: made } = JSON.parse(first) as NotebookDocument;
    const shown = made.find(({ id }) => id === 'figure-curve');
    expect(shown?.outputs?.map((output) => 'data' in output && Object.keys(output.data))).toEqual([
      ['application/vnd.vegalite.v5+json', 'image/svg+xml', 'text/plain'],
    ]);
    expect(shown?.source.join('')).toMatch(
      /^\/\/ ▷ toy\/curve: A curve\nconst .* = book\['\.\/figures\/curve\.ts'\]/,
    );
  },
  patience,
);

test(
  'a change of a figure’s code that the book has not computed fails with the figure’s name',
  async () => {
    writeFigure(1 + 1e-6);
    expect(await complaints(make(cells()))).toMatchObject([
      { code: 'notebook/parity', place: { figure: 'toy/curve' } },
    ]);
  },
  patience,
);

test(
  'a cell that fails is told with its line, though Deno counts other lines',
  async () => {
    writeFigure(1);
    const text = cells(
      '',
      '// %% Too far',
      '/* a comment',
      ' */',
      '',
      'const far = {',
      '  row: 9,',
      '};',
      '',
      'numbers.tables.curve.columns.y[far.row].toFixed(2);',
    );
    const [complaint] = await complaints(make(text));
    expect(complaint).toMatchObject({
      code: 'notebook/cell-failed',
      message: expect.stringMatching(/"Too far" stopped: TypeError/),
      place: { file: 'book/chapters/toy/notebook.ts', line: text.split('\n').length },
    });
  },
  patience,
);

test('a promised figure without a cell is missing before anything runs', async () => {
  expect(await complaints(make(cells(), ['curve', 'surface']))).toMatchObject([
    { code: 'notebook/figure-missing', place: { figure: 'toy/surface' } },
  ]);
});

test(
  'a promised figure whose cell shows no picture is missing, even where its numbers are right',
  async () => {
    writeFigure(1);
    const text = cells().replace(/await show\([^]*?\n\);\n/, '');
    expect(text).not.toContain('await show');
    expect(await complaints(make(text))).toMatchObject([
      { code: 'notebook/figure-missing', message: expect.stringMatching(/shows no picture/) },
    ]);
  },
  patience,
);

test(
  'a picture is whole, though it is larger than what the connection to a kernel takes at once',
  async () => {
    writeFigure(1);
    const large =
      "await show(chart({ layers: [line(numbers, 'curve', { x: 'y', y: 'F', colour: 'vy' })] }), 'x'.repeat(9e6));";
    const made = JSON.parse(
      await make(cells('', '// %% Large', large, '', '// %% Next', "console.log('said');")),
    ) as NotebookDocument;
    const [shown, next] = made.cells.slice(-2);
    expect(JSON.stringify(shown?.outputs)).toMatch(/image\/svg/);
    expect(next?.outputs).toMatchObject([{ output_type: 'stream', text: ['said\n'] }]);
  },
  patience,
);
