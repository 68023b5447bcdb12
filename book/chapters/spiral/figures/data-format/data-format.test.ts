import { figureRows } from '@chiaroscuro/compute/figure-rows';
import { seededRandom } from '@chiaroscuro/compute/random';
import { runFigure } from '@chiaroscuro/compute/run-figure';
import { expect, test } from 'vitest';
import { spiralSamples, spiralSamplesSeed } from '../../mathematics/spiral-samples.ts';
import dataFormat from './data-format.ts';

const data = await runFigure(dataFormat);
const labels = figureRows(data, 'labels', ['n', 'line', 'class']);
const targets = figureRows(data, 'targets', ['n', 'column', 'value']);
const samples = spiralSamples(seededRandom(spiralSamplesSeed));

test('each row of Y sums to one, and its one stands at the class', () => {
  for (const { n, class: c } of labels) {
    const row = targets.filter((cell) => cell.n === n).map(({ value }) => value);
    expect(row).toHaveLength(5);
    expect(row.reduce((sum, value) => sum + value, 0)).toBe(1);
    expect(row.indexOf(Math.max(...row)) + 1).toBe(c);
  }
});

test('the rows are those of the training set', () => {
  for (const { n, class: c } of labels) expect(samples[n - 1]!.k + 1).toBe(c);
  for (const { n, column, value } of figureRows(data, 'inputs', ['n', 'column', 'value']))
    expect(value).toBe(samples[n - 1]!.x[column - 1]);
  expect(labels.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});
