import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { openBuildState } from './build-state.ts';
import { parseOptions } from './options.ts';

const project = mkdtempSync(path.join(tmpdir(), 'build-state-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

writeFileSync(path.join(project, 'turbo.json'), '{}');
const paths = bookPaths(path.join(project, 'book'));
const prose = path.join(paths.root, 'prose.tex');
const product = path.join(paths.root, 'chapters', 'wave', 'build', 'drawing.pdf');
mkdirSync(path.dirname(product), { recursive: true });

const open = () =>
  openBuildState({
    book: { paths, chapters: [], config: {} as never },
    project,
    options: parseOptions([]),
  });
const build = { files: [], recordFile: 'build.json', warnings: [], things: 3 };

test('a build that nobody disturbed is the last one as long as nothing is touched', () => {
  writeFileSync(prose, 'first');
  const state = open();
  writeFileSync(product, 'made by the build');
  state.keep(build);
  expect(open().lastIfUntouched()).toEqual(build);
  writeFileSync(product, 'edited by hand');
  expect(open().lastIfUntouched()).toBeUndefined();
});

test('what a package compiles when a build needs it first is that build’s product', () => {
  const compiled = path.join(project, 'packages', 'kernels', 'build', 'kernels.wasm');
  const state = open();
  mkdirSync(path.dirname(compiled), { recursive: true });
  writeFileSync(compiled, 'compiled');
  state.keep(build);
  expect(open().lastIfUntouched()).toEqual(build);
});

test('a program may be called build: its sources are sources', () => {
  const source = path.join(project, 'pipelines', 'build', 'main.ts');
  const state = open();
  mkdirSync(path.dirname(source), { recursive: true });
  writeFileSync(source, 'saved meanwhile');
  state.keep(build);
  expect(open().lastIfUntouched()).toBeUndefined();
});

test('what is saved while a build runs is not taken for built', () => {
  writeFileSync(prose, 'first');
  const state = open();
  writeFileSync(prose, 'second');
  state.keep(build);
  expect(open().lastIfUntouched()).toBeUndefined();
});
