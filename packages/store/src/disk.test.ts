import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { execaSync } from 'execa';
import { expect, test } from 'vitest';
import { temporaryStore, type TemporaryStore } from './test-store.ts';
import { verifyStore } from './verify.ts';

test('a full disk is one warning, what was kept stays, and keeping goes on when there is room', async ({
  skip,
}) => {
  using disk = smallDisk() ?? skip(noMount);
  using on = temporaryStore(path.join(disk.folder, 'store'));
  await keepThing(on, 0);
  const filling = path.join(disk.folder, 'filling');
  for (let n = 1; n <= 20; n++) await keepThing(on, n);
  fillUp(filling);
  for (let n = 21; n <= 25; n++) await keepThing(on, n);
  expect(on.trouble).toMatchObject([
    {
      code: 'store/unwritable',
      severity: 'warning',
      message: expect.stringContaining('the disk is full; what is built now is complete'),
      hint: expect.stringContaining('Make room'),
    },
  ]);
  expect(await recallThing(on, 0)).toBeDefined();
  expect(await recallThing(on, 25)).toBeUndefined();
  rmSync(filling);
  expect(await verifyStore(on.folder)).toMatchObject({ entries: 21, damaged: [] });
  await keepThing(on, 25);
  expect(await recallThing(on, 25)).toBeDefined();
  expect(on.damage).toEqual([]);
});

test('a read-only store can be recalled from, and keeping is one warning', async ({ skip }) => {
  using disk = smallDisk() ?? skip(noMount);
  using on = temporaryStore(path.join(disk.folder, 'store'));
  await keepThing(on, 0);
  execaSync('mount', ['-o', 'remount,ro', disk.folder]);
  try {
    await keepThing(on, 1);
    await keepThing(on, 2);
    expect(on.trouble.map(({ message }) => message)).toEqual([
      expect.stringContaining('the file system is read-only'),
    ]);
    expect(await recallThing(on, 0)).toBeDefined();
  } finally {
    execaSync('mount', ['-o', 'remount,rw', disk.folder]);
  }
});

test('a file in the place of the store is one warning for keeping, and recalls nothing', async () => {
  using on = temporaryStore();
  rmSync(on.folder, { recursive: true });
  writeFileSync(on.folder, '');
  expect(await recallThing(on, 0)).toBeUndefined();
  await keepThing(on, 0);
  await keepThing(on, 1);
  expect(on.trouble).toMatchObject([{ code: 'store/unwritable', place: { file: on.folder } }]);
});

test('a store that may not be read is one warning, and counts as empty', async ({ skip }) => {
  if (process.getuid?.() === 0) skip('root may read everything');
  using on = temporaryStore();
  await keepThing(on, 0);
  for (const file of [...on.buckets(), ...on.contents()]) chmodSync(file, 0);
  expect(await recallThing(on, 0)).toBeUndefined();
  expect(await recallThing(on, 0)).toBeUndefined();
  expect(on.trouble).toMatchObject([{ code: 'store/unreadable', severity: 'warning' }]);
  expect(on.damage).toEqual([]);
});

const noMount = 'this machine does not let tests mount a file system';

/** A disk of 400 kB; undefined where one may not be mounted: only root may, and not everywhere. */
function smallDisk(): ({ folder: string } & Disposable) | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'disk-'));
  const options = ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder];
  const isMounted = execaSync('mount', options, { reject: false }).exitCode === 0;
  if (!isMounted) rmSync(folder, { recursive: true });
  const release = (): void => {
    execaSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  };
  return isMounted ? { folder, [Symbol.dispose]: release } : undefined;
}

function fillUp(file: string): void {
  try {
    for (;;) writeFileSync(file, Buffer.alloc(4096), { flag: 'a' });
  } catch {
    // The disk is full, as it should be.
  }
}

async function keepThing({ store }: TemporaryStore, n: number): Promise<void> {
  const thing = { kind: 'drawing', recipe: `0${n}`, subject: `thing ${n}`, reads: {} };
  await store.keep({ ...thing, files: { f: Buffer.alloc(3000, n) } });
}

function recallThing({ store }: TemporaryStore, n: number) {
  return store.recall({ kind: 'drawing', recipe: `0${n}`, digestsOf: () => ({}) });
}
