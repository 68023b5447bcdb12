import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { SourceChange } from './classify-change.ts';
import { createWorkQueue, type QueueManners } from './work-queue.ts';

const drawing: SourceChange = { kind: 'drawing', chapter: 'wave', figure: 'string' };
const prose: SourceChange = { kind: 'prose', chapter: 'wave' };
const book: SourceChange = { kind: 'book' };

/** A queue whose actions take `length` milliseconds and leave a diary. */
function bench(length: number, manners: Partial<QueueManners> = {}) {
  const diary: string[] = [];
  const take = async (name: string, signal: AbortSignal): Promise<void> => {
    diary.push(name);
    await delay(length, undefined, { signal }).catch(() => diary.push(`${name} stopped`));
    if (!signal.aborted) diary.push(`${name} done`);
  };
  let rest = (): void => {};
  const rested = new Promise<void>((resolve) => (rest = resolve));
  const queue = createWorkQueue(
    {
      draw: (figures, signal) => take(figures.map(({ name }) => name).join(' '), signal),
      proof: (chapter, signal) => take(`proof ${chapter}`, signal),
      book: (signal) => take('book', signal),
      rested: () => rest(),
    },
    { quiet: 30, patience: 500, interruptions: 2, hasProofs: () => true, ...manners },
  );
  return { diary, queue, rested };
}

test('a figure is drawn at once, before the book', async () => {
  const { diary, queue, rested } = bench(20);
  queue.change([drawing]);
  expect(diary).toEqual(['string']);
  await rested;
  expect(diary).toEqual(['string', 'string done', 'book', 'book done']);
});

test('prose is shown as a proof first, unless the chapter is the book', async () => {
  const several = bench(5);
  several.queue.change([prose]);
  await several.rested;
  expect(several.diary).toEqual(['proof wave', 'proof wave done', 'book', 'book done']);
  const one = bench(5, { hasProofs: () => false });
  one.queue.change([prose]);
  await one.rested;
  expect(one.diary).toEqual(['book', 'book done']);
});

test('a burst of saves is one build', async () => {
  const { diary, queue, rested } = bench(5);
  for (let save = 0; save < 20; save += 1) {
    queue.change([book]);
    await delay(5);
  }
  await rested;
  expect(diary).toEqual(['book', 'book done']);
});

test('saves that never pause do not put a build off for ever', async () => {
  const { diary, queue } = bench(5, { patience: 60 });
  for (let save = 0; save < 12; save += 1) {
    queue.change([book]);
    await delay(15);
  }
  expect(diary).toContain('book');
  await queue.close();
});

test('a save during a build stops it and begins again', async () => {
  const { diary, queue, rested } = bench(80);
  queue.change([book]);
  await delay(60);
  queue.change([drawing]);
  await rested;
  expect(diary).toEqual(['book', 'string', 'book stopped', 'string done', 'book', 'book done']);
});

test('after some interruptions a build is left to finish, and figures are drawn beside it', async () => {
  const { diary, queue, rested } = bench(100, { interruptions: 1 });
  queue.change([book]);
  await delay(60);
  queue.change([book]);
  await delay(90);
  queue.change([drawing]);
  await rested;
  const expected = ['book', 'book stopped', 'book', 'string', 'book done', 'string done'];
  expect(diary).toEqual([...expected, 'book', 'book done']);
});

test('a queue that is closed stops what runs and begins nothing', async () => {
  const { diary, queue } = bench(10_000);
  queue.change([book, drawing]);
  await delay(60);
  await queue.close();
  queue.change([book]);
  await delay(60);
  expect(diary).toEqual(['string', 'string stopped']);
});
