import { mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import type { Medium } from '@chiaroscuro/manuscript/book-config';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { readPrinter } from '@chiaroscuro/printers/read-printer';
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

async function resolve(edition: string, medium: Medium, source = text, printer = 'offset-x4') {
  const paths = bookPaths(root);
  writeFileSync(paths.stylesheet, source);
  const diagnostics: Diagnostic[] = [];
  const ignore = (): void => undefined;
  const reporter = {
    progress: ignore,
    training: ignore,
    finished: ignore,
    note: ignore,
    reused: ignore,
    diagnostic: (diagnostic: Diagnostic) => void diagnostics.push(diagnostic),
  };
  await resolveStylesheet({
    paths,
    edition,
    medium,
    ...(medium === 'print' && { printer: readPrinter(printer) }),
    readProfile: (profile) => readPressProfile({ profile, workFolder: root }),
    reporter,
  });
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
    palette: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('a tighter ink limit changes the inks and with them the fingerprint, an equal one neither', async () => {
  const dark = text.replace('print=111111', 'print=0B1026');
  const state = async (printer: string) => {
    await resolve('print', 'print', dark, printer);
    const palette = read('print', 'press-palette.tex');
    const sums = [...palette.matchAll(/\d\S*,\S+/g)].map(([inks]) =>
      inks
        .replace(/.*\{/, '')
        .split(',')
        .map(Number.parseFloat)
        .reduce((sum, ink) => sum + ink, 0),
    );
    return { fingerprint: read('print', 'fingerprint.json'), most: Math.max(...sums) };
  };
  const offset = await state('offset-x4');
  const ingram = await state('ingram');
  expect(offset.most).toBeGreaterThan(2.4);
  expect(ingram.most).toBeLessThanOrEqual(2.4);
  expect(ingram.fingerprint).not.toBe(offset.fingerprint);
  expect((await state('kdp')).fingerprint).toBe(ingram.fingerprint);
});

test('a printer who wants sRGB gets no inks, and the layout what it asks of it', async () => {
  await resolve('print', 'print', text, 'lulu');
  expect(read('print', 'press-palette.tex')).toContain('\\presscolourmodel{rgb}');
  expect(read('print', 'press-palette.tex')).not.toContain('definepress');
  expect(JSON.parse(read('print', 'printer.json'))).toMatchObject({ bleed: 0.125, margins: 0.5 });
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
