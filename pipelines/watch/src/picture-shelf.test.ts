import { expect, test } from 'vitest';
import { createShelf } from './picture-shelf.ts';

const key = { chapter: 'wave', name: 'string', edition: 'screen' };
const picture = (text: string, at = 0) => ({ pdf: Buffer.from(text), at });

test('the newest picture comes first, and the same picture again is no new version', () => {
  const shelf = createShelf({ versions: 5, bytes: 1000 });
  expect(shelf.add(key, picture('one'))).toBe(true);
  expect(shelf.add(key, picture('two'))).toBe(true);
  expect(shelf.add(key, picture('two'))).toBe(false);
  expect(shelf.history(key).map(({ pdf }) => Buffer.from(pdf).toString())).toEqual(['two', 'one']);
  expect(shelf.latest({ ...key, edition: 'print' })).toBeUndefined();
});

test('a picture keeps its last versions only', () => {
  const shelf = createShelf({ versions: 3, bytes: 1000 });
  for (let at = 0; at < 50; at += 1) shelf.add(key, picture(`version ${at}`, at));
  expect(shelf.history(key).map(({ at }) => at)).toEqual([49, 48, 47]);
});

test('beyond the budget the oldest versions of all pictures go, never the newest of one', () => {
  const shelf = createShelf({ versions: 10, bytes: 25 });
  const other = { ...key, name: 'other' };
  shelf.add(other, picture('a long one of 24 bytes..', 0));
  for (let at = 1; at < 6; at += 1) shelf.add(key, picture(`10 bytes ${at}`, at));
  expect(shelf.history(other)).toHaveLength(1);
  expect(shelf.history(key).map(({ at }) => at)).toEqual([5, 4, 3]);
});

test('figures that are gone are forgotten', () => {
  const shelf = createShelf({ versions: 3, bytes: 1000 });
  shelf.add(key, picture('one'));
  shelf.keepOnly(({ name }) => name !== 'string');
  expect(shelf.history(key)).toEqual([]);
});
