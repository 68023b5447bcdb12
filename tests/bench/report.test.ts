import { expect, test } from 'vitest';
import { describeResults } from './report.ts';
import { judgeTargets, type Results } from './results.ts';

const edits = [
  { name: 'a drawing', touched: 2 },
  { name: 'a colour', touched: 40 },
];
const build = (seconds: number, drawings: number, stale = 0) => ({
  seconds,
  drawingSeconds: seconds / 2,
  drawnAfterSeconds: seconds / 3,
  drawings,
  stale,
});
const external = (seconds: number, drawn: number[][], stale = 0) => ({
  figureSeconds: seconds / 2,
  seconds,
  drawn,
  stale,
});
const results: Results = {
  date: '2026-11-24',
  figures: 160,
  machine: { cores: 2, platform: 'linux-x64', node: 'v20', tex: 'LuaHBTeX', load: 0.1 },
  loads: { ours: 2 },
  edits,
  ours: {
    cold: [build(100, 320), build(120, 320)],
    nothing: 0.9,
    pass: 10,
    edits: [build(13, 2), build(30, 40, 1)],
    isSameAsCold: true,
  },
  watch: { picture: 1.5, pages: 14, finished: 30 },
  latexmk: {
    cold: { seconds: 200, passes: 4 },
    nothing: { seconds: 0.5, passes: 0 },
    edits: [
      { seconds: 90, passes: 2 },
      { seconds: 90, passes: 2 },
    ],
  },
  external: {
    cold: external(300, [[0], [0]]),
    nothing: external(9, [[], []]),
    edits: [external(20, [[0], [0]]), external(9, [[], []], 40)],
  },
};

test('each target is judged by the slower of the two cold builds and by the staleness of all edits', () => {
  const met = judgeTargets(results).map(({ found, limit }) => found <= limit);
  expect(met).toEqual([true, true, true, true, false, false, false]);
  expect(judgeTargets(results)[0]).toMatchObject({ limit: 0.6, found: 60 / 200 });
});

test('a part that was not measured has no ratio and no target', () => {
  const { latexmk: _, external: __, ...ours } = results;
  expect(judgeTargets(ours)).toHaveLength(5);
  expect(describeResults(ours)).toContain('| cold, the whole book | 100.0 |  |  |  |  |');
});

test('the report puts the three ways side by side, with ratios', () => {
  const text = describeResults(results);
  expect(text).toContain('| cold, the whole book | 100.0 | 200.0 | 0.50 | 300.0 | 0.33 |');
  expect(text).toContain('| a colour | 40 | 1 | 0 | 40 |');
  expect(text).toContain('| nothing changed | ≤ 1.00 s | 0.90 s | yes |');
  expect(text).not.toContain('Others were using the machine');
});

test('a machine that was busy from the beginning is said to have been', () => {
  const busy = { ...results, machine: { ...results.machine, load: 9 } };
  expect(describeResults(busy)).toContain('Others were using the machine');
});
