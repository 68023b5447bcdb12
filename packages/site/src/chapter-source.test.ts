import { expect, test } from 'vitest';
import { chapterHead, chapterOrder, listItems } from './chapter-source.ts';
import { findCaptions } from './find-captions.ts';

test('captions are found in both forms, with their lines, and not in comments', () => {
  const source = String.raw`Prose.
\bookfigure[wide]{horn}{A \emph{horn}, \(\{x\}\).}
% \bookfigure{none}{Nothing.}
\begin{figure}
  \showdrawing{wave}
  \caption[short]{A wave % of water
   at rest.}
\end{figure}`;
  const found = findCaptions(source.replace('[short]', ''));
  expect(found.map(({ figure, line }) => [figure, line])).toEqual([
    ['horn', 2],
    ['wave', 6],
  ]);
  expect(found[0]!.tex).toBe(String.raw`A \emph{horn}, \(\{x\}\).`);
  expect(found[1]!.tex.replace(/\s+/g, ' ')).toBe('A wave at rest.');
});

test('chapters come in the order of the book, with title and opening picture', () => {
  expect(chapterOrder('\\bookchapter{b}\n% \\bookchapter{c}\n  \\bookchapter{a}')).toEqual([
    'b',
    'a',
  ]);
  expect(chapterHead('\\chapterpicture{opening}\n\\chapter{Ellipse}\\label{ch:ellipse}')).toEqual({
    title: 'Ellipse',
    opening: 'opening',
  });
  expect(chapterHead('\\chapter*{A wave}')).toEqual({ title: 'A wave' });
});

test('the points of a list are told apart', () => {
  const list =
    '\\begin{itemize}\\tightlist\n\\item One.\n\\item Two,\n  \\emph{really}.\n\\end{itemize}';
  expect(listItems(list)).toEqual(['One.', 'Two,\n  \\emph{really}.']);
  expect(listItems('Prose.')).toEqual([]);
});
