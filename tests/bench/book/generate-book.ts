import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@chiaroscuro/compute/random';
import { chapterNames, makeFigures, type BenchFigure } from './figures.ts';
import { equation, paragraph } from './prose.ts';

const template = path.resolve(import.meta.dirname, '../template');
const tinyBook = path.resolve(import.meta.dirname, '../../tiny-book');
const figuresPerSection = 8;
/** Of the generated packages. */
const scope = '@bench-book';

/** A book that has been written to disk. */
export interface GeneratedBook {
  folder: string;
  figures: BenchFigure[];
}

/**
 * Writes a book of `count` figures (a multiple of four) in four chapters into `folder`: equal counts
 * give equal bytes. What makes a folder a chapter or an edition is taken from the tiny book.
 */
export function generateBook(folder: string, count: number): GeneratedBook {
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const figures = makeFigures(count);
  mkdirSync(folder, { recursive: true });
  for (const name of ['maths-preamble.tex', 'layout.tex']) {
    cpSync(path.join(template, name), path.join(folder, name));
  }
  write('book.json', bookJson());
  write('book.tex', bookTex());
  for (const [index, chapter] of chapterNames.entries()) {
    const own = figures.filter((figure) => figure.chapter === chapter);
    for (const [name, text] of chapterFiles(chapter, own, index)) {
      write(path.join('chapters', chapter, name), text);
    }
  }
  for (const edition of ['screen', 'print']) {
    const from = path.join(tinyBook, 'editions', edition);
    const rootFile = `${edition}.tex`;
    write(
      path.join('editions', edition, rootFile),
      readFileSync(path.join(from, rootFile), 'utf8'),
    );
    write(
      path.join('editions', edition, 'package.json'),
      packageJson(from, {
        name: `${scope}/${edition}`,
        dependencies: Object.fromEntries(
          chapterNames.map((chapter) => [`${scope}/${chapter}`, '0.1.0']),
        ),
      }),
    );
  }
  return { folder, figures };
}

function chapterFiles(chapter: string, figures: BenchFigure[], seed: number): [string, string][] {
  const from = path.join(tinyBook, 'chapters', 'wave');
  const random = seededRandom(1000 + seed);
  const sections = Array.from({ length: Math.ceil(figures.length / figuresPerSection) }, (_, k) =>
    figures.slice(k * figuresPerSection, (k + 1) * figuresPerSection),
  );
  const names = sections.map((_, k) => `section-${k + 1}`);
  return [
    ['package.json', packageJson(from, { name: `${scope}/${chapter}` })],
    ['turbo.json', readFileSync(path.join(from, 'turbo.json'), 'utf8')],
    [
      `${chapter}.tex`,
      [
        `\\chapter{${title(chapter)}}\\label{ch:${chapter}}`,
        ...names.map((name) => `\\booksection{${name}}`),
        '',
      ].join('\n'),
    ],
    ...sections.map((own, k): [string, string] => [
      `${names[k]!}.tex`,
      sectionTex({ chapter, number: k + 1, figures: own, random }),
    ]),
    ...figures.flatMap(({ name, code, drawing, kind, accent }): [string, string][] => [
      [path.join('figures', name, `${name}.ts`), code],
      [path.join('figures', name, `${name}.tex`), drawing],
      [
        path.join('figures', name, `${name}.alt.txt`),
        `A ${kind} in the colour of the ${accent.meaning}.\n`,
      ],
    ]),
  ];
}

interface Section {
  chapter: string;
  number: number;
  figures: BenchFigure[];
  random: ReturnType<typeof seededRandom>;
}

/** Two paragraphs for each figure, about two pages in all, and an equation now and then. */
function sectionTex({ chapter, number, figures, random }: Section): string {
  const parts = figures.flatMap(({ name, caption }, k) => [
    paragraph(random),
    `What this looks like is drawn in \\cref{fig:${chapter}/${name}}.\n${paragraph(random)}`,
    `\\bookfigure{${name}}{${caption}}`,
    ...(k % 3 === 1 ? [equation(random, `eq:${chapter}-${number}-${k}`)] : []),
  ]);
  const opening = `This section stands quietly in its chapter.`;
  return [`\\section{${title(chapter)}, part ${number}}`, opening, ...parts, ''].join('\n\n');
}

function bookTex(): string {
  return String.raw`\documentclass[10pt,twoside,openany,extrafontsizes]{memoir}
\usepackage{chiaroscuro}
\input{maths-preamble}
\input{layout}
\begin{document}
\frontmatter
\tableofcontents*
\mainmatter
${chapterNames.map((name) => `\\bookchapter{${name}}`).join('\n')}
\end{document}
`;
}

function bookJson(): string {
  const config = readJson(path.join(tinyBook, 'book.json'));
  return stringify({
    ...config,
    slug: 'bench',
    title: 'A Book to Be Measured',
    trim: { width: 7, height: 10 },
  });
}

function packageJson(folder: string, changes: Record<string, unknown>): string {
  return stringify({ ...readJson(path.join(folder, 'package.json')), ...changes });
}

function readJson(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

function stringify(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function title(name: string): string {
  return name[0]!.toUpperCase() + name.slice(1);
}
