import { expect, test } from 'vitest';
import { temporaryStore, textOf, type TemporaryStore } from './test-store.ts';

const reads = { 'energy.dat': 'aa', 'tex:plain': 'bb' };

/** Keeps `text` as the drawing of recipe 1 that was made when the table had this digest. */
async function keepDrawing({ store }: TemporaryStore, text: string, table = 'aa'): Promise<void> {
  const files = { 'figure.pdf': Buffer.from(text), 'empty.log': new Uint8Array() };
  await store.keep({
    kind: 'drawing',
    recipe: '01',
    subject: 'drawing of wave/standing (screen)',
    reads: { ...reads, 'energy.dat': table },
    files,
    note: { seconds: 2, warnings: [] },
  });
}

function recallDrawing({ store }: TemporaryStore, table = 'aa') {
  const digests: Record<string, string> = { ...reads, 'energy.dat': table };
  return store.recall({ kind: 'drawing', recipe: '01', digestsOf: () => digests });
}

test('a result comes back with its files, its note, what it read, and when it was kept', async () => {
  using folder = temporaryStore();
  expect(await recallDrawing(folder)).toBeUndefined();
  const before = Date.now();
  await keepDrawing(folder, 'page');
  const kept = await recallDrawing(folder);
  expect(textOf(kept, 'figure.pdf')).toBe('page');
  expect(kept?.files['empty.log']).toHaveLength(0);
  expect(kept?.note).toEqual({ seconds: 2, warnings: [] });
  expect(kept?.reads).toEqual(reads);
  expect(kept?.storedAt).toBeGreaterThanOrEqual(before);
});

test('an edit finds nothing, and an edit undone finds the earlier result again', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'old');
  expect(await recallDrawing(folder, 'cc')).toBeUndefined();
  await keepDrawing(folder, 'new', 'cc');
  expect(textOf(await recallDrawing(folder), 'figure.pdf')).toBe('old');
  expect(textOf(await recallDrawing(folder, 'cc'), 'figure.pdf')).toBe('new');
});

test('a making that read other names is found beside the first, the newest being asked first', async () => {
  using folder = temporaryStore();
  const thing = { kind: 'model', recipe: '02', subject: 'model x' };
  await folder.store.keep({ ...thing, reads: { a: '1' }, files: { f: Buffer.from('one') } });
  await folder.store.keep({ ...thing, reads: { b: '1' }, files: { f: Buffer.from('two') } });
  const asked: string[][] = [];
  const recall = (digests: Record<string, string>) =>
    folder.store.recall({
      ...thing,
      digestsOf(names) {
        asked.push([...names]);
        return names.every((name) => name in digests) ? digests : undefined;
      },
    });
  expect(textOf(await recall({ a: '1' }), 'f')).toBe('one');
  expect(asked).toEqual([['b'], ['a']]);
  expect(textOf(await recall({ a: '1', b: '1' }), 'f')).toBe('two');
  expect(await recall({ b: '2' })).toBeUndefined();
});

test('a result that read nothing has one reading, the empty one', async () => {
  using folder = temporaryStore();
  const thing = { kind: 'numbers', recipe: '03', subject: 'numbers of x' };
  await folder.store.keep({ ...thing, reads: {}, files: {} });
  const kept = await folder.store.recall({ ...thing, digestsOf: () => ({}) });
  expect(kept).toMatchObject({ files: {}, note: undefined, reads: {} });
});

test('only the eight newest sets of names are asked for, however many there were', async () => {
  using folder = temporaryStore();
  const thing = { kind: 'drawing', recipe: '04', subject: 'x' };
  for (let n = 0; n < 40; n++) {
    await folder.store.keep({ ...thing, reads: { [`n${n}`]: '1' }, files: {} });
  }
  const asked: string[] = [];
  const digestsOf = (names: readonly string[]) => void asked.push(...names);
  expect(await folder.store.recall({ ...thing, digestsOf })).toBeUndefined();
  expect(asked).toEqual(['n39', 'n38', 'n37', 'n36', 'n35', 'n34', 'n33', 'n32']);
});

test('what is kept twice is one file on disk', async () => {
  using folder = temporaryStore();
  await keepDrawing(folder, 'same', '1');
  await keepDrawing(folder, 'same', '2');
  expect(folder.contents()).toHaveLength(1);
});
