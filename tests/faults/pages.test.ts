import { expect, test } from 'vitest';
import { builtBench } from '../harness/built-bench.ts';
import { expectOneMessage } from '../harness/faults.ts';

const on = builtBench();

const minutes = 300_000;
const prose = 'chapters/wave/wave.tex';
const drawing = 'chapters/wave/figures/standing-wave/standing-wave.tex';

test.each([
  {
    mistake: 'a table that no figure computes',
    from: '\\figuretable{string}',
    to: '\\figuretable{strings}',
    code: 'latex/missing-table',
    place: `${drawing}:4 (figure wave/standing-wave, table strings`,
    says: 'return a table called "strings"',
    editions: [],
  },
  {
    mistake: 'a column that the table does not have',
    from: 'y=u',
    to: 'y=v',
    code: 'table/columns',
    place: `${drawing}:4 (figure wave/standing-wave, column v, screen edition)`,
    says: 'compute() returns',
    editions: ['--edition', 'screen'],
  },
  {
    mistake: 'a colour that the stylesheet does not define',
    from: 'draw=cu',
    to: 'draw=azure',
    code: 'stylesheet/unknown',
    place: `${drawing}:5 (figure wave/standing-wave, print edition)`,
    says: '"azure"',
    editions: ['--edition', 'print'],
  },
])(
  'a drawing with $mistake is one message, and what was built stays',
  async ({ from, to, editions, ...expected }) => {
    on.bench.change(drawing, (text) => text.replace(from, to));
    expectOneMessage(await on.bench.workspace.build(...editions), expected);
    await expectNothingLost();
  },
  minutes,
);

test(
  'a figure without its alternative text is told where to write it',
  async () => {
    on.bench.change(drawing.replace('.tex', '.alt.txt'), () => undefined);
    expectOneMessage(await on.bench.workspace.build('--edition', 'screen'), {
      code: 'preflight/alternative-text',
      place: 'chapters/wave/figures/standing-wave (figure wave/standing-wave',
      says: 'standing-wave.alt.txt',
    });
    await expectNothingLost();
  },
  minutes,
);

test(
  'a figure without its drawing is told which file to write',
  async () => {
    on.bench.change(drawing, () => undefined);
    expectOneMessage(await on.bench.workspace.build(), {
      code: 'figure/missing',
      place: `${drawing} (figure wave/standing-wave`,
    });
    await expectNothingLost();
  },
  minutes,
);

test.each([
  {
    mistake: 'an unknown macro, in both editions',
    from: 'when it is',
    to: 'when \\itt is',
    code: 'latex/undefined-macro',
    place: `${prose}:3 (`,
    says: 'Check the spelling of \\itt',
    editions: [],
  },
  {
    mistake: 'mathematics outside a formula',
    from: 'when it is',
    to: 'when x_1 is',
    code: 'latex/error',
    place: `${prose}:3 (screen edition)`,
    says: 'mathematics stands outside $…$',
    editions: ['--edition', 'screen'],
  },
  {
    mistake: 'a figure that does not exist',
    from: '\\showdrawing{standing-wave}',
    to: '\\showdrawing{standing-wafe}',
    code: 'figure/missing',
    place: `${prose}:6 (screen edition)`,
    says: 'wave/standing-wafe',
    editions: ['--edition', 'screen'],
  },
  {
    mistake: 'a number that no figure computes',
    from: '{peak}',
    to: '{peek}',
    code: 'figure/missing-number',
    place: `${prose}:4 (screen edition)`,
    says: '"peek"',
    editions: ['--edition', 'screen'],
  },
])(
  'prose with $mistake is one message, and what was built stays',
  async ({ from, to, editions, ...expected }) => {
    on.bench.change(prose, (text) => text.replace(from, to));
    expectOneMessage(await on.bench.workspace.build(...editions), expected);
    await expectNothingLost();
  },
  minutes,
);

test(
  'a chapter without its file stops the edition that imports it',
  async () => {
    on.bench.change(prose, () => undefined);
    expectOneMessage(await on.bench.workspace.build('--edition', 'screen'), {
      code: 'latex/missing-file',
      place: 'tests/tiny-book/book.tex',
      says: 'wave/wave.tex',
    });
    await expectNothingLost();
  },
  minutes,
);

test.each([
  { kind: 'reference', from: '\\autoref{fig:wave}', to: '\\autoref{fig:wafe}' },
  { kind: 'citation', from: 'when it is', to: 'when \\cite{nobody} is' },
])(
  'a $kind that leads nowhere is one error, and only a draft is handed out',
  async ({ from, to }) => {
    on.bench.change(prose, (text) => text.replace(from, to));
    const expected = { code: 'latex/undefined-reference', place: `${prose}:` };
    expectOneMessage(await on.bench.workspace.build('--edition', 'screen'), expected);
    // What is reused is still wrong.
    expectOneMessage(await on.bench.workspace.build('--edition', 'screen', '--draft'), expected);
    expect(Object.keys(on.bench.dist())).toContain('tiny-draft-screen.pdf');
    await expectNothingLost();
  },
  minutes,
);

function pdfs(): Record<string, string> {
  return Object.fromEntries(Object.entries(on.built).filter(([name]) => name.endsWith('.pdf')));
}

async function expectNothingLost(): Promise<void> {
  expect(on.bench.dist()).toMatchObject(pdfs());
  on.bench.repair();
  const { output, exitCode } = await on.bench.workspace.build();
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/ 0 built, in /);
  expect(on.bench.dist()).toMatchObject(pdfs());
}
