import { expect, test } from 'vitest';
import { findLastingChanges } from './lasting-changes.ts';

test.each([
  String.raw`\global\let\last\this`,
  String.raw`\foreach \k in {1,2} {\xdef\all{\all\k}}`,
  String.raw`\gdef\name{x}`,
  String.raw`\gappto\all{x}`,
  String.raw`\setcounter{page}{3}`,
  String.raw`\tl_gset:Nn \g_mine_tl {x}`,
])('%s lasts longer than the drawing', (text) => {
  expect(findLastingChanges(`first line\n${text}`, 'a.tex')).toMatchObject([
    { code: 'figure/lasting-change', place: { file: 'a.tex', line: 2 } },
  ]);
});

test('what ends with the drawing, and what is no code, is free', () => {
  const text = String.raw`% \global\let\a\b
\def\name{x}\let\old\new\pgfmathsetmacro\half{1/2}\draw (0,0) -- (1,1); \globalwarming`;
  expect(findLastingChanges(text, 'a.tex')).toEqual([]);
});
