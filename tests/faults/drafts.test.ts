import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtBench } from '../harness/built-bench.ts';

const on = builtBench();

const minutes = 300_000;
const folder = 'chapters/wave/figures';

test(
  'one build tells what is wrong with every figure and the prose, and leaves dist/ as it was',
  async () => {
    breakFigures();
    on.bench.change('chapters/wave/wave.tex', (text) =>
      text.replace('when it is', 'when \\itt is'),
    );
    const { output, exitCode } = await on.bench.workspace.build();
    expect(exitCode, output).toBe(1);
    expect(heads(output)).toEqual([
      expect.stringMatching(/second\.ts.*\[figure\/failed\]$/),
      expect.stringMatching(/standing-wave\.tex:5.*\[stylesheet\/unknown\]$/),
      expect.stringMatching(/wave\.tex:3.*\[latex\/undefined-macro\]$/),
    ]);
    expect(output).toMatch(/^Not built: 3 errors\. dist\/ is as it was\.$/m);
    expect(on.bench.dist()).toEqual(on.built);
  },
  minutes,
);

test(
  'a draft shows placeholders, is no success, and goes when the book is whole again',
  async () => {
    breakFigures();
    const draft = await on.bench.workspace.build('--draft', '--edition', 'screen');
    expect(draft.exitCode, draft.output).toBe(1);
    expect(heads(draft.output)).toHaveLength(2);
    expect(readdirSync(on.bench.workspace.path('dist'))).toContain('tiny-draft-screen.pdf');
    expect(on.bench.dist()).toMatchObject(on.built);
    on.bench.repair();
    const whole = await on.bench.workspace.build();
    expect(whole.exitCode, whole.output).toBe(0);
    expect(['compute', 'draw', 'typeset'].flatMap((stage) => whole.built(stage))).toEqual([]);
    expect(on.bench.dist()['tiny-draft-screen.pdf']).toBeUndefined();
  },
  minutes,
);

test(
  '--fail-fast stops at the first broken figure',
  async () => {
    breakFigures();
    const { output, exitCode } = await on.bench.workspace.build('--fail-fast');
    expect(exitCode, output).toBe(1);
    expect(heads(output)).toHaveLength(1);
    expect(on.bench.dist()).toEqual(on.built);
  },
  minutes,
);

/** One figure whose drawing is broken, and one whose numbers are. */
function breakFigures(): void {
  const { change } = on.bench;
  change(`${folder}/standing-wave/standing-wave.tex`, (text) =>
    text.replace('draw=cu', 'draw=azure'),
  );
  change(`${folder}/second/second.ts`, () => 'throw new RangeError("no such mode");\n');
  change(`${folder}/second/second.alt.txt`, () => 'A second drawing, of nothing.\n');
  change(`${folder}/second/second.tex`, () => '\\begin{tikzpicture}\\end{tikzpicture}\n');
}

/** The first lines of all messages, sorted. */
function heads(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => / error .*\[[a-z]+\/[a-z-]+\]$/.test(line))
    .sort();
}
