import path from 'node:path';
import { expect, test } from 'vitest';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { classifyChange } from './classify-change.ts';

const paths = bookPaths('/project/book');
const reaches = (file: string) => classifyChange(paths, path.join('/project/book', file));

test('a drawing is its figure’s', () => {
  expect(reaches('chapters/wave/figures/string/string.tex')).toEqual({
    kind: 'drawing',
    chapter: 'wave',
    figure: 'string',
  });
});

test('a section is its chapter’s prose', () => {
  expect(reaches('chapters/wave/energy.tex')).toEqual({ kind: 'prose', chapter: 'wave' });
});

test('stylesheet, numbers, front matter and the order of the book reach the whole book', () => {
  for (const file of [
    'maths-preamble.tex',
    'book.tex',
    'book.json',
    'matter/preface.tex',
    'matter/references.bib',
    'chapters/wave/mathematics/modes.ts',
    'chapters/wave/figures/string/string.ts',
    'chapters/wave/figures/string/part.tex',
    'chapters/wave/package.json',
  ]) {
    expect(reaches(file), file).toEqual({ kind: 'book' });
  }
});

test('what builds and editors write for themselves reaches nothing', () => {
  for (const file of [
    'chapters/wave/build/tables/string/u.dat',
    'editions/screen/build/typeset/screen.pdf',
    'editions/screen/.turbo/turbo-typeset.log',
    'chapters/wave/node_modules/x/index.js',
    'chapters/wave/energy.tex~',
    'chapters/wave/.energy.tex.swp',
    'chapters/wave/#energy.tex#',
    'chapters/wave/4913',
    '../README.md',
  ]) {
    expect(reaches(file), file).toBeUndefined();
  }
});
