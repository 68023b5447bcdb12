import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchFigure } from './book/figures.ts';
import type { GeneratedBook } from './book/generate-book.ts';

/** One thing that an author changes. No figure is touched by two of them. */
export interface Edit {
  name: string;
  /** The file, relative to the book. */
  file: string;
  from: string;
  to: string;
  /** The figures that look different afterwards, by what the generator has put into them. */
  affects(figure: BenchFigure): boolean;
}

/** The edits, in the order in which they are made; each is made on top of those before. */
export function makeEdits({ figures }: GeneratedBook): Edit[] {
  const drawing = find(figures, 'network');
  const table = find(figures, 'curve');
  return [
    {
      name: 'a drawing',
      file: sourceOf(drawing, 'tex'),
      from: '{input}',
      to: '{inputs}',
      affects: (figure) => figure === drawing,
    },
    {
      name: 'a table',
      file: sourceOf(table, 'ts'),
      from: 'frequency: ',
      to: 'frequency: 1',
      affects: (figure) => figure === table,
    },
    {
      name: 'a colour',
      file: 'maths-preamble.tex',
      from: '\\definehue{pink}{screen=FEB9DE, print=C93A8B}',
      to: '\\definehue{pink}{screen=FF9ACB, print=A32A6E}',
      affects: ({ accent }) => accent.name === 'vx',
    },
    {
      name: 'a macro',
      file: 'maths-preamble.tex',
      from: '\\newcommand\\norm[1]{\\lVert #1\\rVert}',
      to: '\\newcommand\\norm[1]{\\lVert #1\\rVert_2}',
      affects: ({ usesNorm }) => usesNorm,
    },
    {
      name: 'a word of prose',
      file: 'chapters/motion/section-1.tex',
      from: 'quietly',
      to: 'silently',
      affects: () => false,
    },
  ];
}

/** Makes the edit in the book at `folder`. */
export function applyEdit(folder: string, { file, from, to }: Edit): void {
  const name = path.join(folder, file);
  const text = readFileSync(name, 'utf8');
  if (!text.includes(from)) throw new Error(`expected "${from}" in ${file}, found it nowhere`);
  writeFileSync(name, text.replace(from, to));
}

/** The first figure of a kind that neither the colour nor the macro touches by way of its accent. */
function find(figures: readonly BenchFigure[], kind: BenchFigure['kind']): BenchFigure {
  const found = figures.find((figure) => figure.kind === kind && figure.accent.name !== 'vx');
  if (!found) throw new Error(`the book has no ${kind} to edit`);
  return found;
}

function sourceOf({ chapter, name }: BenchFigure, ending: string): string {
  return `chapters/${chapter}/figures/${name}/${name}.${ending}`;
}
