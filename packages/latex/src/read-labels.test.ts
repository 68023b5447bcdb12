import { expect, test } from 'vitest';
import { readLabels } from './read-labels.ts';

test('memoir’s labels have their number in a wrapper, whose title may hold anything', () => {
  const auxiliary = String.raw`\relax
\newlabel{fig:ellipse/horn}{{\M@TitleReference {1.1}{The horn \(\{x\}\) of \cref  {eq:horn}}}{2}{The horn}{figure.1.1}{}}
\newlabel{fig:ellipse/horn@cref}{{[figure][1][1]1.1}{[1][2][]2}}
\@writefile{toc}{\contentsline {section}{}}`;
  expect(readLabels(auxiliary)).toEqual([{ name: 'fig:ellipse/horn', number: '1.1', page: '2' }]);
});

test('labels of the plain classes, with and without hyperref, in front matter too', () => {
  const auxiliary = String.raw`\newlabel{sec:a}{{2.3}{xi}{A \{ brace}{section.2.3}{}}
\newlabel{eq:b}{{4}{7}}
\newlabel{sec:unnumbered}{{}{8}}`;
  expect(readLabels(auxiliary)).toEqual([
    { name: 'sec:a', number: '2.3', page: 'xi' },
    { name: 'eq:b', number: '4', page: '7' },
    { name: 'sec:unnumbered', number: '', page: '8' },
  ]);
});

test('what is no label, or broken off, is left out', () => {
  const auxiliary = '\\gdef\\newlabel#1#2{}\n\\newlabel\n\\newlabel{a}\n\\newlabel{b}{{1}{2';
  expect(readLabels(auxiliary)).toEqual([]);
});
