import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptEditions } from './kept-editions.ts';

let dist: string;
const sha256 = createHash('sha256').update('a PDF').digest('hex');
const print = { file: 'tiny-print.pdf', edition: 'print', pages: 2, bytes: 5, sha256 };

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'dist-'));
  writeFileSync(path.join(dist, 'tiny-print.pdf'), 'a PDF');
  const record = {
    book: { slug: 'tiny', title: 'Tiny', date: '2026-11-23' },
    files: [print],
    tools: {},
    trainings: { models: [] },
    chapters: {},
    editions: { print: { typeset: { pages: 2 } } },
  };
  writeFileSync(path.join(dist, 'build.json'), JSON.stringify(record));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

test('an edition that is left alone stays in the record', () => {
  expect(keptEditions({ dist, slug: 'tiny', rebuilt: ['screen'] })).toEqual({
    files: [print],
    editions: { print: { typeset: { pages: 2 } } },
  });
});

test('an edition that is built again is described anew', () => {
  expect(keptEditions({ dist, slug: 'tiny', rebuilt: ['print', 'screen'] })).toEqual({
    files: [],
    editions: {},
  });
});

test('a PDF that is no longer the one described is not kept', () => {
  writeFileSync(path.join(dist, 'tiny-print.pdf'), 'another PDF');
  expect(keptEditions({ dist, slug: 'tiny', rebuilt: ['screen'] }).files).toEqual([]);
});

test('another book’s editions are not kept', () => {
  expect(keptEditions({ dist, slug: 'other', rebuilt: ['screen'] }).files).toEqual([]);
});

test('a record that is damaged or missing describes nothing', () => {
  writeFileSync(path.join(dist, 'build.json'), '{"files": [');
  expect(keptEditions({ dist, slug: 'tiny', rebuilt: ['screen'] })).toEqual({
    files: [],
    editions: {},
  });
  rmSync(path.join(dist, 'build.json'));
  expect(keptEditions({ dist, slug: 'tiny', rebuilt: ['screen'] })).toEqual({
    files: [],
    editions: {},
  });
});
