import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import type { Medium } from '@chiaroscuro/manuscript/book-config';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { resolveStylesheet } from './resolve-stylesheet.ts';

const text = String.raw`\definerole{paper}{screen=14161A, print=FFFFFF}
\definerole{ink}{screen=E8E6E1, print=111111}
\definehue{pink}{screen=FEB9DE, print=C93A8B}
\definesymbol{\vx}{pink}{x}{observed input}
\definecolourmap{energy}{screen={2A788E,FDE725}, print={440154,FDE725}}
`;

let root: string;
beforeEach(() => (root = mkdtempSync(path.join(tmpdir(), 'stylesheet-'))));
afterEach(() => rmSync(root, { recursive: true }));

async function resolve(edition: string, medium: Medium, source = text): Promise<Diagnostic[]> {
  const paths = bookPaths(root);
  writeFileSync(paths.stylesheet, source);
  const diagnostics: Diagnostic[] = [];
  const ignore = (): void => undefined;
  const reporter = {
    progress: ignore,
    finished: ignore,
    note: ignore,
    reused: ignore,
    diagnostic: (diagnostic: Diagnostic) => void diagnostics.push(diagnostic),
  };
  const profile = (): Promise<Uint8Array> =>
    readPressProfile({ profile: 'FOGRA39L_coated.icc', workFolder: root });
  await resolveStylesheet({ paths, edition, medium, profile, reporter });
  return diagnostics;
}

const output = (edition: string, name: string): string =>
  path.join(bookPaths(root).edition(edition).stylesheet.folder, name);
const read = (edition: string, name: string): string => readFileSync(output(edition, name), 'utf8');

test('a print edition gets its colours, inks for each of them, and a fingerprint', async () => {
  expect(await resolve('print', 'print')).toEqual([]);
  expect(JSON.parse(read('print', 'colours.json'))).toEqual({
    edition: 'print',
    colours: { ink: '111111', paper: 'FFFFFF', pink: 'C93A8B', vx: 'C93A8B' },
    colourMaps: { energy: ['440154', 'FDE725'] },
  });
  for (const hex of ['111111', 'FFFFFF', 'C93A8B']) {
    expect(read('print', 'press-palette.tex')).toContain(`\\definepresscolour{${hex}}`);
  }
  expect(JSON.parse(read('print', 'fingerprint.json'))).toEqual({
    edition: 'print',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a screen edition gets no inks', async () => {
  await resolve('screen', 'screen');
  expect(existsSync(output('screen', 'press-palette.tex'))).toBe(false);
  expect(JSON.parse(read('screen', 'colours.json')).colours.vx).toBe('FEB9DE');
});

test('no file of an edition changes when a comment or a value of another edition does', async () => {
  const names = ['colours.json', 'press-palette.tex', 'fingerprint.json'];
  await resolve('print', 'print');
  const before = names.map((name) => read('print', name));
  await resolve('print', 'print', `% new\n${text.replace('FEB9DE', 'FFFFFF')}`);
  expect(names.map((name) => read('print', name))).toEqual(before);
  await resolve('print', 'print', text.replace('C93A8B', 'C93A8C'));
  expect(names.map((name, index) => read('print', name) === before[index])).toEqual([
    false,
    false,
    false,
  ]);
});

test('a symbol too pale to read stops the stage before anything is written', async () => {
  const pale = text.replace('C93A8B', 'F0E0E8');
  expect(await resolve('print', 'print', pale)).toMatchObject([
    { code: 'stylesheet/contrast', severity: 'error', place: { line: 4, edition: 'print' } },
  ]);
  expect(existsSync(output('print', 'fingerprint.json'))).toBe(false);
});
