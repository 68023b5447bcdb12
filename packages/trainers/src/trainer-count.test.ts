import os from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { trainerCount } from './trainer-count.ts';

afterEach(() => vi.restoreAllMocks());

const gigabyte = 2 ** 30;

test.each([
  ['a core each', 4, 64, 0, 4],
  ['half of the memory', 8, 2, 0, 2],
  ['half of what a container may have', 8, 64, 3, 3],
  ['one on the smallest machine', 8, 0.5, 0, 1],
  ['no limit told as a very large number', 2, 16, 2 ** 34, 2],
])('%s', (_, cores, memory, limit, count) => {
  vi.spyOn(os, 'availableParallelism').mockReturnValue(cores);
  vi.spyOn(os, 'totalmem').mockReturnValue(memory * gigabyte);
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(limit * gigabyte);
  expect(trainerCount({})).toBe(count);
});

test('the environment may set it; nonsense there counts for nothing', () => {
  expect(trainerCount({ CHIAROSCURO_TRAINERS: '7' })).toBe(7);
  expect(trainerCount({ CHIAROSCURO_TRAINERS: 'many' })).toBe(trainerCount({}));
});
