import { existsSync, readFileSync } from 'node:fs';
import { execa } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { builtBench } from './harness/built-bench.ts';
import { expectOneMessage } from './harness/faults.ts';

const on = builtBench();

const minutes = 180_000;
const code = 'chapters/wave/figures/standing-wave/standing-wave.ts';
const golden = 'chapters/wave/golden/standing-wave.golden';
const picture = '.chiaroscuro/drift/wave-standing-wave.html';

async function accept(...args: string[]) {
  const { workspace } = on.bench;
  const program = workspace.path('pipelines', 'accept', 'src', 'main.ts');
  const { all, exitCode } = await execa(
    'node',
    ['--import', 'tsx', program, '--book', 'tests/tiny-book', ...args],
    {
      cwd: workspace.root,
      all: true,
      reject: false,
      stdin: 'ignore',
      env: { CI: 'true', NO_COLOR: '1' },
    },
  );
  return { output: all, exitCode };
}

const read = (...parts: string[]) => readFileSync(on.bench.workspace.path(...parts), 'utf8');
const readGolden = () => read('tests', 'tiny-book', golden);

/** Puts the accepted numbers back after the test, as the bench does with what it has changed itself. */
function edit(...edits: [from: string, to: string][]): void {
  const { bench } = on;
  bench.change(golden, (text) => `${text}\n`);
  for (const [from, to] of edits) bench.change(code, (text) => text.replace(from, to));
}

// Registered after the bench's own, so that there is a build to accept.
beforeAll(async () => {
  const { output, exitCode } = await accept('--all', '--yes');
  expect(exitCode, output).toBe(0);
}, minutes);

test(
  'accepted numbers that are computed again pass in silence, and are not written again',
  async () => {
    const before = readGolden();
    const build = await on.bench.workspace.build();
    expect(build.exitCode, build.output).toBe(0);
    expect(build.output).not.toMatch(/golden|drift/);
    const { output, exitCode } = await accept('--all', '--yes');
    expect(exitCode, output).toBe(0);
    expect(output).toContain('the same numbers as accepted');
    expect(readGolden()).toBe(before);
  },
  minutes,
);

test(
  'a parameter that moves numbers stops the build, which names figure, column, deviation and cause, until they are accepted',
  async () => {
    edit(
      ['Math.sin(Math.PI', 'parameters.height * Math.sin(Math.PI'],
      ['nodes: 41', 'nodes: 41, height: 1'],
    );
    const same = await on.bench.workspace.build();
    expect(same.exitCode, same.output).toBe(0);
    const dist = on.bench.dist();

    edit(['height: 1', 'height: 1.25']);
    const stopped = await on.bench.workspace.build();
    expectOneMessage(stopped, {
      code: 'drift/moved',
      place: 'standing-wave.ts (figure wave/standing-wave, table string, row 21, column u)',
      says: 'expected 1 as accepted, found 1.25: a relative deviation of 0.25, the tolerance is 1e-9; 39 of 41 rows',
    });
    expect(stopped.output).toMatch(
      /Likely cause: parameter height none → 1\.25; .*standing-wave\.ts changed/,
    );
    expect(stopped.output).toContain('number peak: expected 1 as accepted, found 1.25');
    expect(on.bench.dist()).toEqual(dist);
    const again = await on.bench.workspace.build();
    expect(again.exitCode, 'a second build stops as well').toBe(1);
    expect(again.output).toContain('[drift/moved]');

    const before = readGolden();
    const unasked = await accept('wave/standing-wave');
    expect(unasked.exitCode, unasked.output).toBe(1);
    expect(unasked.output).toContain('[drift/not-confirmed]');
    expect(readGolden()).toBe(before);
    expect(read(picture)).toContain('<svg');

    const taken = await accept('wave/standing-wave', '--yes');
    expect(taken.exitCode, taken.output).toBe(0);
    expect(taken.output).toMatch(/table string, column u, row 21 +1 +1\.25 +0\.25 +39 of 41/);
    const passes = await on.bench.workspace.build();
    expect(passes.exitCode, passes.output).toBe(0);
    expect(passes.output).not.toContain('drift/');
  },
  minutes,
);

test(
  'a comment in the code moves nothing',
  async () => {
    edit(['/** The', '/** This is the']);
    const build = await on.bench.workspace.build();
    expect(build.exitCode, build.output).toBe(0);
    expect(build.output).not.toMatch(/golden|drift/);
  },
  minutes,
);

test(
  'a figure’s own tolerance is respected, on either side',
  async () => {
    edit(
      ['parameters: {', 'tolerance: 1e-3, parameters: {'],
      ['Math.sin(Math.PI', '1.0005 * Math.sin(Math.PI'],
    );
    const within = await on.bench.workspace.build();
    expect(within.exitCode, within.output).toBe(0);
    edit(['1.0005', '1.002']);
    const beyond = await on.bench.workspace.build();
    expectOneMessage(beyond, { code: 'drift/moved', says: 'the tolerance is 0.001' });
  },
  minutes,
);

test(
  'a chapter without golden numbers is not gated, and a figure without them only noted',
  async () => {
    on.bench.change(golden, () => undefined);
    on.bench.change(code, (text) => text.replace('Math.sin(Math.PI', '2 * Math.sin(Math.PI'));
    const build = await on.bench.workspace.build();
    expect(build.exitCode, build.output).toBe(0);
    expect(build.output).toContain(
      'wave/standing-wave has no golden numbers yet; npm run accept -- wave/standing-wave --book tests/tiny-book',
    );
    expect(existsSync(on.bench.workspace.path('tests', 'tiny-book', 'chapters/wave/golden'))).toBe(
      true,
    );
  },
  minutes,
);
