import { expect, test } from 'vitest';
import { tellTenths } from '../reader/tell-tenths.ts';

/** What is said when a training of 300 steps tells how far it is after these. */
function said(...steps: number[]): string[] {
  const lines: string[] = [];
  const tell = tellTenths((line) => lines.push(line));
  for (const done of steps) tell({ model: 'horn', done, total: 300 });
  return lines;
}

test('every tenth of a training is said once, however often it tells how far it is', () => {
  const all = Array.from({ length: 10 }, (_, index) => `training horn: ${10 * (index + 1)} %`);
  expect(said(300)).toEqual(all);
  expect(said(7, 35, 36, 152, 299, 300, 300)).toEqual(all);
  expect(said(7, 29)).toEqual([]);
});

test('two models of a run are told apart', () => {
  const lines: string[] = [];
  const tell = tellTenths((line) => lines.push(line));
  tell({ model: 'a', done: 1, total: 10 });
  tell({ model: 'b', done: 1, total: 10 });
  tell({ model: 'a', done: 2, total: 10 });
  expect(lines).toEqual(['training a: 10 %', 'training b: 10 %', 'training a: 20 %']);
});
