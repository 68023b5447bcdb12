import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { builtBench } from '../harness/built-bench.ts';
import { expectOneMessage } from '../harness/faults.ts';

const on = builtBench();

const minutes = 300_000;
const prose = 'chapters/wave/wave.tex';
const drawing = 'chapters/wave/figures/standing-wave/standing-wave.tex';
const code = 'chapters/wave/figures/standing-wave/standing-wave.ts';
const table = () =>
  on.bench.workspace.path('tests/tiny-book/chapters/wave/build/tables/standing-wave/string.dat');

test(
  'a table that was damaged by hand never reaches a page',
  async () => {
    const computed = readFileSync(table(), 'utf8');
    const lines = computed.split('\n');
    lines[9] = lines[9]!.replace(/\s+\S+$/, '');
    writeFileSync(table(), lines.join('\n'));
    const edition = on.bench.workspace.path('tests/tiny-book/editions/screen');
    const stage = await execa(on.bench.workspace.path('node_modules/.bin/stage-draw'), [], {
      cwd: edition,
      all: true,
      reject: false,
      env: { NO_COLOR: '1' },
    });
    expectOneMessage(
      { output: stage.all, exitCode: stage.exitCode, built: () => [] },
      {
        code: 'table/ragged',
        place: 'string.dat:10 (figure wave/standing-wave, table string, row 7)',
        says: 'Build again',
      },
    );
    for (const damage of ['', '2 2\n']) {
      appendFileSync(table(), damage);
      const before = on.bench.dist();
      expect((await on.bench.workspace.build()).exitCode).toBe(0);
      expect(readFileSync(table(), 'utf8')).toBe(computed);
      expect(on.bench.dist()).toEqual(before);
    }
  },
  minutes,
);

test(
  'a table and a drawing that sources no longer make are not found where an earlier build left them',
  async () => {
    const second = 'chapters/wave/figures/second/second.tex';
    const words = second.replace('.tex', '.alt.txt');
    const grow = () => {
      on.bench.change(code, (text) =>
        text.replace('tables: {', 'tables: { rest: { columns: { x } },'),
      );
      on.bench.change(words, () => 'A second drawing: a line.\n');
      on.bench.change(
        second,
        () => '\\begin{tikzpicture} \\draw[ink] (0,0) -- (1,0); \\end{tikzpicture}\n',
      );
    };
    const build = () => on.bench.workspace.build('--edition', 'screen');
    grow();
    expect((await build()).exitCode).toBe(0);
    on.bench.repair();
    expect((await build()).exitCode).toBe(0);
    // Both states are known now; Turborepo puts their files back and takes none away.
    grow();
    await build();
    on.bench.repair();
    on.bench.change(drawing, (text) =>
      text.replace('\\figuretable{string}', '\\figuretable{rest}'),
    );
    expectOneMessage(await build(), { code: 'latex/missing-table', says: '"rest"' });
    on.bench.repair();
    on.bench.change(prose, (text) =>
      text.replace('\\showdrawing{standing-wave}', '\\showdrawing{second}'),
    );
    expectOneMessage(await build(), { code: 'figure/missing', says: 'wave/second' });
  },
  minutes,
);

test(
  'a macro that left a heading and the stylesheet does not fail from the last run’s table of contents',
  async () => {
    const build = () => on.bench.workspace.build('--edition', 'screen');
    on.bench.change('book.tex', (text) =>
      text.replace('\\mainmatter', '\\tableofcontents\\mainmatter'),
    );
    on.bench.change('maths-preamble.tex', (text) => `${text}\\newcommand\\booktide{tide}\n`);
    on.bench.change(prose, (text) =>
      text.replace('{chapter}{A wave}', '{chapter}{A \\protect\\booktide}'),
    );
    const first = await build();
    expect(first.exitCode, first.output).toBe(0);
    on.bench.change('maths-preamble.tex', (text) => text.replace('\\booktide', '\\bookebb'));
    on.bench.change(prose, (text) => text.replace('\\booktide', '\\bookebb'));
    const second = await build();
    expect(second.exitCode, second.output).toBe(0);
  },
  minutes,
);
