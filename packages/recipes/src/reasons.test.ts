import { expect, test } from 'vitest';
import { drawingReasons, pagesReasons } from './reasons.ts';

const parts = { drawing: 'd1', common: 'c1' };
const reads = { style: 's1', 'own string.dat': 't1', 'tex 1': 'x1' };
const style = { 'colour orange': 'FDB462', 'macro vz': '\\symbf{z}', 'style book axis': 'thin' };
const old = { parts, reads, style };

test('a drawing that was never drawn says so', () => {
  expect(drawingReasons(undefined, old)).toEqual(['it has not been drawn before']);
});

test('a colour is named with its old and its new value', () => {
  const now = {
    ...old,
    reads: { ...reads, style: 's2' },
    style: { ...style, 'colour orange': 'FDB463' },
  };
  expect(drawingReasons(old, now)).toEqual(['colour orange: FDB462 → FDB463']);
});

test.each([
  [{ parts: { ...parts, drawing: 'd2' } }, 'its drawing changed'],
  [
    { parts: { ...parts, common: 'c2' } },
    'fonts, libraries or other parts of the stylesheet that every figure uses changed',
  ],
  [{ reads: { ...reads, 'own string.dat': 't2' } }, 'table string changed'],
  [{ reads: { style: 's1', 'tex 1': 'x1' } }, 'table string is gone'],
  [{ reads: { ...reads, 'tex 1': 'x2' } }, 'TeX, one of its packages or a font changed'],
  [{ reads: { ...reads, style: 's2' } }, 'the inks of its colours changed'],
  [
    { reads: { ...reads, style: 's2' }, style: { ...style, 'macro vz': '\\symbf{u}' } },
    'macro \\vz: \\symbf{z} → \\symbf{u}',
  ],
])('%o is told as one reason', (change, reason) => {
  expect(drawingReasons(old, { ...old, ...change })).toEqual([reason]);
});

test('pages name drawings and numbers as the author does', () => {
  const then = {
    stylesheet: '1',
    'book editions/screen/build/drawings/ellipse/horn.pdf': '1',
    'book chapters/ellipse/build/tables/horn/numbers.tex': '1',
    'book matter/preface.tex': '1',
    'book chapters/toy/build/listings/mathematics/fit/step.txt': '1',
  };
  const now = Object.fromEntries(Object.keys(then).map((name) => [name, '2']));
  expect(pagesReasons(then, now)).toEqual([
    'the stylesheet changed',
    'drawing ellipse/horn changed',
    'numbers of ellipse/horn changed',
    'matter/preface.tex changed',
    'listing step of toy/mathematics/fit.ts changed',
  ]);
  expect(pagesReasons(undefined, now)).toEqual(['they have not been typeset before']);
});
