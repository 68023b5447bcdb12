import { expect, test } from 'vitest';
import { trainingsRecord } from './training-record.ts';

const noted = { seed: 1, backend: 'wasm', milliseconds: 3000 };

test('the trainings of this build and their time together, and those that were recalled', () => {
  const chapters = {
    a: {
      compute: {
        trainings: [
          { model: 'one', ...noted, ran: { build: 'now', ended: 10_000 } },
          { model: 'two', ...noted, ran: { build: 'before', ended: 1 } },
        ],
      },
    },
    b: {
      compute: { trainings: [{ model: 'one', ...noted, ran: { build: 'now', ended: 12_000 } }] },
    },
    c: { compute: { trainings: [{ model: 'old', ...noted }] } },
    d: { compute: {} },
  };
  expect(trainingsRecord(chapters, 'now')).toEqual({
    wallMilliseconds: 5000,
    models: [
      { model: 'a/one', ...noted, isRecalled: false },
      { model: 'a/two', ...noted, isRecalled: true },
      { model: 'b/one', ...noted, isRecalled: false },
      { model: 'c/old', ...noted, isRecalled: true },
    ],
  });
  expect(trainingsRecord(chapters, 'later').wallMilliseconds).toBeUndefined();
});
