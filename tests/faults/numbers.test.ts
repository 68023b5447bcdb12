import { expect, test } from 'vitest';
import { findNative } from '@chiaroscuro/compute/native-library';
import { builtBench } from '../harness/built-bench.ts';
import { expectOneMessage } from '../harness/faults.ts';

const on = builtBench();

const minutes = 120_000;
const figure = 'chapters/wave/figures/standing-wave/standing-wave.ts';
const name = 'figure wave/standing-wave';

test.each([
  {
    mistake: 'a NaN',
    from: 'x.map((place) =>',
    to: 'x.map((place) => place === 0.5 ? 0 / 0 :',
    code: 'table/not-finite',
    place: `standing-wave.ts (${name}, table string, row 21, column u)`,
    says: 'found NaN',
  },
  {
    mistake: 'a row that lacks a value',
    from: 'columns: { x, u }',
    to: 'columns: { x, u: u.slice(1) }',
    code: 'table/ragged',
    place: `standing-wave.ts (${name}, table string, row 41, column u)`,
    says: 'expected 41 values as in column x, found 40',
  },
  {
    mistake: 'an error of its own',
    from: 'const u = x',
    to: "if (x.length > 3) throw new RangeError('no such mode');\n    const u = x",
    code: 'figure/failed',
    place: `standing-wave.ts:8 (${name})`,
    says: 'RangeError: no such mode',
  },
  {
    mistake: 'Math.random()',
    from: 'Math.sin(Math.PI * place)',
    to: 'Math.random() * place',
    code: 'figure/unseeded',
    place: `standing-wave.ts:8 (${name})`,
    says: '`random` of the context',
  },
  {
    mistake: 'a brace too few',
    from: 'nodes: 41 },',
    to: 'nodes: 41 ,',
    code: 'figure/failed',
    place: `standing-wave.ts:11 (${name})`,
    says: 'Expected "}"',
  },
  {
    mistake: 'no default export',
    from: 'export default',
    to: 'export const figure =',
    code: 'figure/invalid',
    place: `standing-wave.ts (${name})`,
    says: 'export default defineFigure(',
  },
  {
    mistake: 'results of the wrong form',
    from: 'tables: { string',
    to: 'table: { string',
    code: 'figure/invalid',
    place: `standing-wave.ts (${name})`,
    says: 'got an object with table, numbers',
  },
  {
    mistake: 'an import that leads nowhere',
    from: '/** The',
    to: "import { modes } from '../../mathematics/modes.ts';\nconsole.assert(modes);\n/** The",
    code: 'figure/failed',
    place: `standing-wave.ts (${name})`,
    says: 'mathematics/modes.ts, which is imported here',
  },
])(
  'a figure with $mistake is one message, and what was built stays',
  async ({ from, to, ...expected }) => {
    on.bench.change(figure, (text) => text.replace(from, to));
    expectOneMessage(await on.bench.workspace.build(), expected);
    await expectNothingLost();
  },
  minutes,
);

test(
  'a figure folder that holds no file of its name is told what belongs there',
  async () => {
    on.bench.change('chapters/wave/figures/damped-wave/damped.ts', () => 'export default 1;\n');
    expectOneMessage(await on.bench.workspace.build(), {
      code: 'figure/missing',
      place: 'figure wave/damped-wave',
      says: 'figures/damped-wave/damped-wave.ts',
    });
    await expectNothingLost();
  },
  minutes,
);

test.each([
  {
    mistake: 'a colour that is none',
    from: 'screen=FEB9DE',
    to: 'screen=FEB9DG',
    code: 'stylesheet/syntax',
    place: 'tests/tiny-book/maths-preamble.tex:8',
    says: '"FEB9DG"',
  },
  {
    mistake: 'a hue that nobody defines',
    from: '{\\cu}{blue}',
    to: '{\\cu}{azure}',
    code: 'stylesheet/unknown',
    place: 'tests/tiny-book/maths-preamble.tex:14',
    says: '"azure"',
  },
  {
    mistake: 'no value for one edition',
    from: '{screen=78BAE6, print=117BB5}',
    to: '{screen=78BAE6}',
    code: 'stylesheet/missing-edition',
    place: 'tests/tiny-book/maths-preamble.tex:9',
    says: '"print" has none here',
  },
])(
  'a stylesheet with $mistake is one message for both editions',
  async ({ from, to, ...expected }) => {
    on.bench.change('maths-preamble.tex', (text) => text.replace(from, to));
    expectOneMessage(await on.bench.workspace.build(), expected);
    await expectNothingLost();
  },
  minutes,
);

test(
  'the native TensorFlow.js backend is used when it is there; otherwise one message says how to get it',
  async () => {
    on.bench.change(figure, () => trained);
    const build = await on.bench.workspace.build('--edition', 'screen', '--backend', 'tensorflow');
    if (findNative().state === 'present') expect(build.exitCode, build.output).toBe(0);
    else {
      expectOneMessage(build, {
        code: 'compute/backend',
        says: 'npm run setup:native',
      });
    }
  },
  minutes,
);

/** A closed form in the clothes of a training: what matters is that it asks for a backend. */
const trained = `import { defineFigure, defineModel } from '@chiaroscuro/compute/figure';

const line = defineModel({
  name: 'line',
  seed: 1,
  parameters: {},
  train: ({ tf }) => ({ u: Array.from(tf.linspace(0, 1, 41).dataSync()) }),
});

export default defineFigure({
  parameters: {},
  async compute({ train }) {
    const { u } = await train(line);
    return { tables: { string: { columns: { x: u, u } } }, numbers: { peak: 1 } };
  },
});
`;

async function expectNothingLost(): Promise<void> {
  expect(on.bench.dist()).toEqual(on.built);
  on.bench.repair();
  const { output, exitCode } = await on.bench.workspace.build();
  expect(exitCode, output).toBe(0);
  expect(output).toMatch(/ 0 built, in /);
  expect(on.bench.dist()).toEqual(on.built);
}
