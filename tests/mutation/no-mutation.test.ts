import { readdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openMutationBench, stepName, type MutationBench } from './mutation-bench.ts';
import { editing, replacing, restyling } from './mutation.ts';
import { noMutations } from './no-mutations.ts';
import type { Results } from './results.ts';

const minutes = 600_000;
let bench: MutationBench;
let healthy: Results;

beforeAll(async () => {
  bench = await openMutationBench();
  healthy = bench.results();
}, minutes);
afterEach(() => bench.restore());
afterAll(() => bench.workspace.remove());

test.each(noMutations)(
  'nothing is planned for $name',
  async ({ mutate }) => {
    mutate(bench.change);
    expect(await bench.plan()).toEqual([]);
  },
  minutes,
);

test(
  'all of them together, and new file times, rebuild nothing, and a forced build finds the same',
  async () => {
    for (const { mutate } of noMutations) mutate(bench.change);
    for (const entry of readdirSync(bench.workspace.book, {
      recursive: true,
      withFileTypes: true,
    })) {
      if (entry.isFile())
        utimesSync(path.join(entry.parentPath, entry.name), new Date(), new Date());
    }
    expect(await bench.plan()).toEqual([]);
    expect(await bench.build()).toEqual([]);
    expect(bench.results()).toEqual(healthy);
    expect(await bench.build('--force')).toHaveLength(Object.keys(healthy.ofSteps).length);
    expect(bench.results()).toEqual(healthy);
  },
  minutes,
);

test(
  'a table that was edited by hand is written anew, and nothing else',
  async () => {
    bench.change('chapters/wave/build/tables/standing-wave/string.dat', (text) =>
      text.replace(/\d\n$/, '9\n'),
    );
    const certain = (await bench.plan()).filter(({ isConditional }) => !isConditional);
    expect(certain).toEqual([]);
    expect(await bench.build()).toEqual([]);
    expect(bench.results()).toEqual(healthy);
  },
  minutes,
);

test(
  'edits of numbers, a drawing, colours and prose that are undone find the first results again',
  async () => {
    const edits = [
      editing('standing-wave', 'ts', 'height: 1 }', 'height: 0.7 }'),
      editing('components', 'tex', '(1,0)', '(1.1,0)'),
      restyling('screen=B3DE69, print=458120', 'screen=B3DE79, print=458130'),
      replacing('chapters/wave/tides.tex', 'of its own', 'of nobody'),
    ];
    for (const mutate of edits) mutate(bench.change);
    expect((await bench.build()).length).toBeGreaterThan(8);
    expect(bench.results()).not.toEqual(healthy);
    editing('standing-wave', 'ts', 'height: 0.7 }', 'height: 1 }')(bench.change);
    editing('components', 'tex', '(1.1,0)', '(1,0)')(bench.change);
    restyling('screen=B3DE79, print=458130', 'screen=B3DE69, print=458120')(bench.change);
    replacing('chapters/wave/tides.tex', 'of nobody', 'of its own')(bench.change);
    bench.workspace.forgetTasks();
    const plan = await bench.plan();
    // The inks of a colour for print are known when the stylesheet has been read again.
    const certain = plan.filter((step) => !step.isConditional && !stepName(step).includes('print'));
    expect(certain).toEqual([]);
    expect(await bench.build()).toEqual([]);
    expect(bench.results()).toEqual(healthy);
  },
  minutes,
);
