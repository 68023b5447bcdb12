import { expect, test } from 'vitest';
import { createTrainingBoard, timeForAll } from './training-board.ts';

test('each training with its own rate, and all of them on the turns there are', () => {
  const board = createTrainingBoard();
  expect(board.describe(0)).toBeUndefined();
  board.event({ subject: 'a/one', state: 'waiting', expected: 20_000, turns: 2 }, 0);
  board.event({ subject: 'a/two', state: 'waiting', expected: 10_000, turns: 2 }, 0);
  board.event({ subject: 'b/three', state: 'waiting', turns: 2 }, 0);
  // Found again at step 400: the rate is that of the steps since.
  board.event(
    { subject: 'a/one', state: 'running', done: 400, total: 1000, milliseconds: 500 },
    600,
  );
  expect(board.describe(600)).toBe('0 of 3 trained, about 30 s left, a/one 40 % (20 s)');
  board.event(
    { subject: 'a/one', state: 'running', done: 500, total: 1000, milliseconds: 2500 },
    2600,
  );
  board.event({ subject: 'a/two', state: 'done', milliseconds: 9000 }, 9000);
  expect(board.describe(4600)).toBe('1 of 3 trained, about 15 s left, a/one 50 % (8.0 s)');
  board.event({ subject: 'a/one', state: 'done', milliseconds: 12_000 }, 12_600);
  board.event({ subject: 'b/three', state: 'failed' }, 12_700);
  expect(board.describe(12_700)).toBeUndefined();
});

test('a second loop of the same model begins a new rate', () => {
  const board = createTrainingBoard();
  board.event({ subject: 'a/b', state: 'waiting', turns: 1 }, 0);
  board.event({ subject: 'a/b', state: 'running', done: 10, total: 10, milliseconds: 5000 }, 0);
  board.event({ subject: 'a/b', state: 'running', done: 1, total: 10, milliseconds: 5100 }, 0);
  expect(board.describe(0)).toBe('0 of 1 trained, a/b 10 %');
  board.event({ subject: 'a/b', state: 'running', done: 5, total: 10, milliseconds: 6100 }, 0);
  expect(board.describe(0)).toBe('0 of 1 trained, about 1.3 s left, a/b 50 % (1.3 s)');
});

test('a training that takes longer than before has no end in sight until its rate is known', () => {
  const board = createTrainingBoard();
  board.event({ subject: 'a/b', state: 'waiting', expected: 1000, turns: 1 }, 0);
  board.event({ subject: 'a/b', state: 'running', done: 1, total: 10, milliseconds: 900 }, 0);
  expect(board.describe(50)).toBe('0 of 1 trained, about 0.1 s left, a/b 10 % (0.1 s)');
  expect(board.describe(200)).not.toContain('(');
});

test('the longest that waits goes first to the turn that is free first', () => {
  const all = (
    running: number[],
    waiting: (number | undefined)[],
    turns: number,
    typical?: number,
  ) => timeForAll({ running, waiting, turns, typical });
  expect(all([5, 2], [4, 3], 2)).toBe(8);
  expect(all([], [4, 3, 3], 2)).toBe(6);
  expect(all([1], [undefined], 2)).toBeUndefined();
  expect(all([1], [undefined], 2, 7)).toBe(7);
});
