import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { pruneStore } from './prune.ts';
import { storeStatistics } from './statistics.ts';
import { temporaryStore, type TemporaryStore } from './test-store.ts';
import { verifyStore } from './verify.ts';

const size = 10_000;
const day = 24 * 60 * 60 * 1000;
// In the future, so that nothing is old enough to be swept as a leftover.
const noon = Date.now() + day;

test('pruning keeps the size below its bound, and what was used most recently', async () => {
  using on = temporaryStore();
  for (let n = 0; n < 20; n++) await atTime(noon + n * day, () => keepThing(on, n));
  // What is recalled counts as used.
  await atTime(noon + 30 * day, () => recallThing(on, 3));
  const { dropped, entries, bytes } = pruneStore({ folder: on.folder, maximumBytes: 5.9 * size });
  expect({ dropped, entries }).toEqual({ dropped: 15, entries: 5 });
  expect(bytes).toBeLessThanOrEqual(5.9 * size);
  expect(storeStatistics(on.folder)).toMatchObject({ entries: 5, bytes });
  const left = [];
  for (let n = 0; n < 20; n++) if (await recallThing(on, n)) left.push(n);
  expect(left).toEqual([3, 16, 17, 18, 19]);
  expect(on.contents()).toHaveLength(5);
  // An entry and the names of its recipe.
  expect(on.buckets()).toHaveLength(10);
  expect(on.damage).toEqual([]);
});

test('a use is noted at most once a day, and does not change when a thing was kept', async () => {
  using on = temporaryStore();
  await atTime(noon, () => keepThing(on, 1));
  const lines = () => storeStatistics(on.folder).bytes;
  const before = lines();
  await atTime(noon + day / 2, () => recallThing(on, 1));
  expect(lines()).toBe(before);
  for (let n = 1; n <= 100; n++) {
    const kept = await atTime(noon + n * 1.1 * day, () => recallThing(on, 1));
    expect(kept?.storedAt).toBe(noon);
  }
  expect(lines()).toBeLessThan(before + 30 * 400);
});

test('names are kept as long as one result of their recipe is', async () => {
  using on = temporaryStore();
  await atTime(noon, () => keepThing(on, 1, { table: '1' }));
  await atTime(noon + day, () => keepThing(on, 1, { table: '2' }));
  pruneStore({ folder: on.folder, maximumBytes: 1.5 * size });
  expect(await recallThing(on, 1, { table: '1' })).toBeUndefined();
  expect(await recallThing(on, 1, { table: '2' })).toBeDefined();
  expect(pruneStore({ folder: on.folder, maximumBytes: 0 })).toMatchObject({
    dropped: 1,
    bytes: 0,
  });
  expect(on.buckets()).toEqual([]);
});

test('contents that two results share go with the last of them', async () => {
  using on = temporaryStore();
  const bytes = Buffer.alloc(size, 'same');
  await atTime(noon, () => keepThing(on, 1, { bytes }));
  await atTime(noon + day, () => keepThing(on, 2, { bytes }));
  expect(storeStatistics(on.folder).bytes).toBeLessThan(1.5 * size);
  // Dropping one frees its entry only, which is enough here.
  const { bytes: all } = storeStatistics(on.folder);
  expect(pruneStore({ folder: on.folder, maximumBytes: all - 1 })).toMatchObject({ dropped: 1 });
  expect(await recallThing(on, 2)).toBeDefined();
});

test('what writers left that were killed is removed when it is old, and is no damage', async () => {
  using on = temporaryStore();
  await keepThing(on, 1);
  const orphan = path.join(on.folder, 'content-v2', 'sha512', 'ab', 'cd', 'ef');
  const unfinished = path.join(on.folder, 'tmp', 'unfinished');
  for (const file of [orphan, unfinished]) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '12345');
  }
  const young = await verifyStore(on.folder);
  expect(young).toMatchObject({ damaged: [], leftovers: { files: 0, bytes: 0 } });
  const old = await atTime(Date.now() + day, () => verifyStore(on.folder));
  expect(old).toMatchObject({ entries: 1, damaged: [], leftovers: { files: 2, bytes: 10 } });
  expect(await recallThing(on, 1)).toBeDefined();
});

interface Details {
  table?: string;
  bytes?: Uint8Array;
}

async function keepThing(on: TemporaryStore, n: number, { table = '', bytes }: Details = {}) {
  const contents = bytes ?? Buffer.alloc(size, `contents ${n} ${table}`);
  const thing = { kind: n % 2 ? 'model' : 'drawing', recipe: `0${n}`, subject: `thing ${n}` };
  await on.store.keep({ ...thing, reads: { table }, files: { f: contents } });
}

async function recallThing(on: TemporaryStore, n: number, { table = '' }: Details = {}) {
  const kind = n % 2 ? 'model' : 'drawing';
  return on.store.recall({ kind, recipe: `0${n}`, digestsOf: () => ({ table }) });
}

/** Does something with the clock at another time. */
async function atTime<T>(time: number, act: () => Promise<T>): Promise<T> {
  vi.setSystemTime(time);
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}
