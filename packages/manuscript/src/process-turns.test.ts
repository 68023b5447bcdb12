import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeTurn } from './process-turns.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'turns-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('no more than the count have a turn at once, and whoever waits gets the next', async () => {
  const [first] = await Promise.all([takeTurn(folder, 2), takeTurn(folder, 2)]);
  let hasThird = false;
  const third = takeTurn(folder, 2).then((giveBack) => {
    hasThird = true;
    return giveBack;
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(hasThird).toBe(false);
  first();
  await third;
  expect(readdirSync(folder).sort()).toEqual(['turn-0', 'turn-1']);
});

test('the turn of a process that is gone is free', async () => {
  // Process ids end at 2^22 on Linux.
  writeFileSync(path.join(folder, 'turn-0'), '99999999');
  const giveBack = await takeTurn(folder, 1);
  giveBack();
  expect(readdirSync(folder)).toEqual([]);
});

test('of those who wait, whoever has most to do goes first', async () => {
  const giveBack = await takeTurn(folder, 1);
  const order: number[] = [];
  const turns = [2, 9, 5].map((length) =>
    takeTurn(folder, 1, () => length).then((done) => {
      order.push(length);
      done();
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
  giveBack();
  await Promise.all(turns);
  expect(order).toEqual([9, 5, 2]);
  expect(readdirSync(folder)).toEqual([]);
});

test('who has stopped asking holds nobody up', async () => {
  const stale = path.join(folder, 'waiting-99999999-a');
  writeFileSync(stale, 'Infinity');
  utimesSync(stale, 1, 1);
  (await takeTurn(folder, 1, () => 1))();
  expect(readdirSync(folder)).toEqual([]);
});
