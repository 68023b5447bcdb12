import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCheckpoints } from './checkpoint-file.ts';
import { pruneCheckpoints } from './prune-checkpoints.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'checkpoints-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(recipe: string, code: string): void {
  const place = { file: path.join(folder, recipe), recipe, code, seconds: 0 };
  openCheckpoints(place, { file: '/models/a.ts', model: 'a' }, () => {}).write(
    Buffer.from('state'),
  );
}

test('checkpoints of code that has changed go, and damaged ones, and what a killed writer left', async () => {
  write('aa', 'present');
  write('bb', 'past');
  writeFileSync(path.join(folder, 'cc'), 'no checkpoint');
  for (const [name, time] of [
    ['.old.partial-', 1],
    ['.new.partial-', Date.now() / 1000],
  ] as const) {
    writeFileSync(path.join(folder, name), '');
    utimesSync(path.join(folder, name), time, time);
  }
  const removed = await pruneCheckpoints(folder, ({ code }) => Promise.resolve(code === 'present'));
  expect(removed).toBe(2);
  expect(readdirSync(folder).sort()).toEqual(['.new.partial-', 'aa']);
  expect(await pruneCheckpoints(path.join(folder, 'none'), () => Promise.resolve(true))).toBe(0);
});
