import { appendFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { index, put } from 'cacache';
import { describe, expect, test } from 'vitest';
import { namesKey, resultKey } from './keys.ts';
import { temporaryStore, textOf, type TemporaryStore } from './test-store.ts';
import { verifyStore } from './verify.ts';

const recipe = { kind: 'drawing', recipe: '0a' };
const reads = { 'energy.dat': 'aa' };
const subject = 'drawing of wave/standing (screen)';
const cut = 40;

/** Ways in which a disk or a stranger changes what was kept, and what is said of each. */
const damages: [what: string, harm: (folder: TemporaryStore) => void, reason: RegExp][] = [
  ['a flipped bit in the contents', (on) => flipBit(on.contents()[0]!), /its bytes have changed/],
  ['contents cut short', (on) => truncateSync(on.contents()[0]!, cut), /it has 40 bytes instead/],
  ['empty contents', (on) => truncateSync(on.contents()[0]!), /it has 0 bytes instead/],
  ['contents of another file', (on) => writeFileSync(on.contents()[0]!, '%PDF-1.7'), /8 bytes/],
  ['contents that are gone', (on) => rmSync(on.contents()[0]!), /its file is gone/],
  ['a flipped bit in the entry', (on) => flipBit(resultBucket(on)), /entry in the index/],
  ['a flipped bit in the names', (on) => flipBit(namesBucket(on)), /entry in the index/],
  ['garbage for an entry', (on) => writeFileSync(resultBucket(on), '\0\x01\xff'), /in the index/],
  ['the entry of another key', (on) => swapBuckets(on), /entry in the index/],
];

describe.each(damages)('%s', (_what, harm, reason) => {
  test('is named when it is recalled, counts as absent, and is kept anew', async () => {
    using folder = temporaryStore();
    await keepDrawing(folder, 'page');
    harm(folder);
    for (let time = 0; time < 2; time++) expect(await recallDrawing(folder)).toBeUndefined();
    expect(folder.damage).toHaveLength(1);
    expect(folder.damage[0]).toMatchObject({ code: 'store/damaged', severity: 'warning' });
    expect(folder.damage[0]!.message).toMatch(reason);
    await keepDrawing(folder, 'page');
    expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('page');
    expect(folder.damage).toHaveLength(1);
    expect((await verifyStore(folder.folder)).damaged).toEqual([]);
  });

  test('is found by verification, once, and removed', async () => {
    using folder = temporaryStore();
    await keepDrawing(folder, 'page');
    harm(folder);
    await folder.store.keep({ ...recipe, recipe: '0b', subject: 'sound', reads, files: {} });
    const { damaged } = await verifyStore(folder.folder);
    expect(damaged.length).toBeGreaterThan(0);
    expect(damaged[0]!.reason).toMatch(reason);
    expect(await verifyStore(folder.folder)).toMatchObject({ damaged: [] });
    await recallDrawing(folder);
    expect(folder.damage).toEqual([]);
    const digestsOf = () => reads;
    expect(await folder.store.recall({ ...recipe, recipe: '0b', digestsOf })).toBeDefined();
  });
});

test('garbage after an entry is named and removed, and the entry holds', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'page');
  appendFileSync(resultBucket(folder), '\nnot a line of the index\n{"key":');
  for (const damage of [1, 1]) {
    expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('page');
    expect(folder.damage).toHaveLength(damage);
  }
});

test('a result that is kept again without being asked for takes the place of one cut short', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'page');
  truncateSync(folder.contents()[0]!, cut);
  await keepDrawing(folder, 'page');
  expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('page');
  expect(folder.damage).toEqual([]);
});

test('the message speaks of the thing in the words of whoever kept it', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'page');
  flipBit(folder.contents()[0]!);
  await recallDrawing(folder);
  expect(folder.damage[0]!.message).toBe(
    'the stored drawing of wave/standing (screen) is damaged: its bytes have changed',
  );
});

test('what another program has put under the key is recognised as foreign', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'page');
  const metadata = { format: 1, subject, storedAt: 0 };
  await put(folder.folder, resultKey({ ...recipe, reads }), '%PDF-1.7', { metadata });
  expect(await recallDrawing(folder)).toBeUndefined();
  expect(folder.damage[0]!.message).toMatch(/something that Chiaroscuro did not write/);
});

test('an entry of another version is absent without a word', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'page');
  const key = resultKey({ ...recipe, reads });
  await put(folder.folder, key, 'chiaroscuro result 0', { metadata: { format: 0, subject } });
  expect(await recallDrawing(folder)).toBeUndefined();
  expect((await verifyStore(folder.folder)).damaged).toEqual([]);
  await index.insert(folder.folder, namesKey('drawing', '0a'), '', {
    metadata: { format: 0, names: 'of another form' },
  });
  await keepDrawing(folder, 'page');
  expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('page');
  expect(folder.damage).toEqual([]);
});

test('a line that was cut short by a killed writer is no damage', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'page');
  const bucket = resultBucket(folder);
  appendFileSync(bucket, readFileSync(bucket).subarray(0, 120));
  expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('page');
  await keepDrawing(folder, 'page again');
  expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('page again');
  expect(folder.damage).toEqual([]);
  expect((await verifyStore(folder.folder)).damaged).toEqual([]);
});

async function keepDrawing({ store }: TemporaryStore, text: string): Promise<void> {
  await store.keep({ ...recipe, subject, reads, files: { 'figure.pdf': Buffer.from(text) } });
}

function recallDrawing({ store }: TemporaryStore) {
  return store.recall({ ...recipe, digestsOf: () => reads });
}

function flipBit(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 5]! ^= 1;
  writeFileSync(file, bytes);
}

function resultBucket(folder: TemporaryStore): string {
  return folder.buckets().find((file) => readFileSync(file, 'latin1').includes('"storedAt"'))!;
}

function namesBucket(folder: TemporaryStore): string {
  return folder.buckets().find((file) => readFileSync(file, 'latin1').includes('"names"'))!;
}

function swapBuckets(folder: TemporaryStore): void {
  writeFileSync(resultBucket(folder), readFileSync(namesBucket(folder)));
}
