import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkspace, type Workspace } from './harness/workspace.ts';

let workspace: Workspace;

beforeAll(async () => {
  workspace = makeWorkspace();
  const { output, exitCode } = await workspace.build();
  expect(exitCode, output).toBe(0);
}, 240_000);
afterAll(() => workspace.remove());

const pdf = (edition: string) => readFileSync(workspace.path('dist', `tiny-${edition}.pdf`));

function edit(file: string, from: string, to: string): void {
  const name = path.join(workspace.book, file);
  const text = readFileSync(name, 'utf8');
  expect(text).toContain(from);
  writeFileSync(name, text.replace(from, to));
}

test('a second build reuses everything', async () => {
  const { output } = await workspace.build();
  expect(output).toMatch(/ 0 built, in /);
});

test('a build that is forced makes everything anew, of the same bytes', async () => {
  const before = { screen: pdf('screen'), print: pdf('print') };
  const build = await workspace.build('--force');
  expect(build.exitCode, build.output).toBe(0);
  const done = ['compute', 'draw', 'typeset', 'prepress'].map((stage) => build.built(stage).length);
  expect(done).toEqual([1, 2, 2, 2]);
  expect(pdf('screen').equals(before.screen)).toBe(true);
  expect(pdf('print').equals(before.print)).toBe(true);
}, 120_000);

test('touching every source rebuilds nothing', async () => {
  for (const entry of readdirSync(workspace.book, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) utimesSync(path.join(entry.parentPath, entry.name), new Date(), new Date());
  }
  const { output } = await workspace.build();
  expect(output).toMatch(/ 0 built, in /);
});

test('editing prose computes nothing and draws nothing, and reaches both editions', async () => {
  const before = { screen: pdf('screen'), print: pdf('print') };
  edit('chapters/wave/wave.tex', 'a sentence of its own', 'another sentence');
  const build = await workspace.build();
  expect(build.exitCode, build.output).toBe(0);
  const untouched = ['stylesheet', 'compute', 'export', 'draw'];
  expect(untouched.flatMap((stage) => build.built(stage))).toEqual([]);
  expect(build.built('typeset')).toHaveLength(2);
  expect(pdf('screen').equals(before.screen)).toBe(false);
  expect(pdf('print').equals(before.print)).toBe(false);
}, 120_000);

test('editing a hue of the screen palette computes nothing and leaves the print edition alone', async () => {
  const before = { screen: pdf('screen'), print: pdf('print') };
  edit('maths-preamble.tex', 'screen=78BAE6', 'screen=80C0F0');
  const build = await workspace.build();
  expect(build.exitCode, build.output).toBe(0);
  expect([...build.built('compute'), ...build.built('export')]).toEqual([]);
  const done = [...build.built('draw'), ...build.built('typeset'), ...build.built('prepress')];
  expect(done.filter((line) => line.includes('print'))).toEqual([]);
  expect(done).toHaveLength(3);
  expect(pdf('screen').equals(before.screen)).toBe(false);
  expect(pdf('print').equals(before.print)).toBe(true);
}, 120_000);

test('editing a figure’s numbers computes, draws and typesets it', async () => {
  edit('chapters/wave/figures/standing-wave/standing-wave.ts', 'nodes: 41', 'nodes: 21');
  const build = await workspace.build();
  expect(build.exitCode, build.output).toBe(0);
  expect(build.built('compute')).toHaveLength(1);
  expect(build.built('draw')).toHaveLength(2);
}, 120_000);

test('a comment in a figure’s code computes and draws nothing', async () => {
  edit('chapters/wave/figures/standing-wave/standing-wave.ts', '/** The', '/** This is the');
  const build = await workspace.build();
  expect(build.exitCode, build.output).toBe(0);
  const stages = ['compute', 'export', 'draw', 'typeset', 'prepress'];
  expect(stages.flatMap((stage) => build.built(stage))).toEqual([]);
}, 120_000);

test('an edit undone gives the first bytes again', async () => {
  const before = pdf('screen');
  edit('chapters/wave/wave.tex', 'A string', 'One string');
  await workspace.build();
  expect(pdf('screen').equals(before)).toBe(false);
  edit('chapters/wave/wave.tex', 'One string', 'A string');
  await workspace.build();
  expect(pdf('screen').equals(before)).toBe(true);
}, 240_000);
