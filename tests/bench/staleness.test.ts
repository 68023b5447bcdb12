import { expect, test } from 'vitest';
import { keyOf, type Appearances } from './appearance.ts';
import { makeFigures, type BenchFigure } from './book/figures.ts';
import { makeEdits } from './edits.ts';
import { countStale, countTouched } from './staleness.ts';

const figures = makeFigures(8);
const edits = makeEdits({ folder: '', figures });

/** How figures look after so many edits. */
function look(made: number): Appearances {
  const state = (figure: BenchFigure): string =>
    edits.slice(0, made).some((edit) => edit.affects(figure)) ? 'new' : 'old';
  const of = (edition: string) =>
    figures.map((figure) => [keyOf(edition, figure), state(figure)] as const);
  return new Map([...of('screen'), ...of('print')]);
}

const before = look(0);
const truth = look(edits.length);

test('nothing is stale when each edit shows in the figures that it touches', () => {
  const after = edits.map((_, index) => look(index + 1));
  expect(countStale({ figures, edits, before, after, truth })).toEqual([0, 0, 0, 0, 0]);
});

test('figures that come one edit late are counted, in both editions', () => {
  const after = edits.map((_, index) => look(index));
  const touched = edits.map((edit) => countTouched(figures, edit));
  expect(countStale({ figures, edits, before, after, truth })).toEqual(touched);
  expect(touched.slice(0, 2)).toEqual([2, 2]);
});

test('a figure that an edit is not said to touch and that changes all the same is a mistake of the benchmark', () => {
  const untouched = figures.find((figure) => !edits.some((edit) => edit.affects(figure)))!;
  const changed = new Map(truth).set(keyOf('print', untouched), 'new');
  const observation = { figures, edits, before, after: [], truth: changed };
  expect(() => countStale(observation)).toThrow(`print ${untouched.chapter}/${untouched.name}`);
});
