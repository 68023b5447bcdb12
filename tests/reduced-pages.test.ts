import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test, vi } from 'vitest';
import { project } from './harness/built-book.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 240_000 });

const [inch, bleed] = [72, 0.125];
const trim = { width: 7, height: 10 };

/** Two pages full of words and one wide box, in the book's layout. */
const document = String.raw`\newcommand\bookedition{print}\documentclass[10pt,twoside,openright,extrafontsizes]{memoir}
\usepackage{chiaroscuro}\input{maths-preamble}\input{layout}
\begin{document}\mainmatter\chapter{One}\section{First}
\newcommand\words{Energies are low where observations are, and high elsewhere, and nobody asks them to add up. }
\words\marginal{A note in the margin that has more than one line.}\words\words\par\noindent\fullwidthbox{\hbox to \fullmeasure{wide\hfill box}}\par
\words\words\newpage\section{Second}\words\words\par\noindent\fullwidthbox{\hbox to \fullmeasure{wide\hfill box}}\par
\end{document}`;

interface Word {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Page {
  /** In bp. */
  size: readonly number[];
  /** Line by line. */
  words: readonly Word[];
}

/** What TeX makes for a printer; words are placed in bp from the upper left corner of the trim. */
async function typeset(
  printer: { margins: number; gutter: number },
  text = document,
): Promise<{ pages: Page[]; transcript: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'reduced-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const gutter = [{ pages: 1000, inches: printer.gutter }];
  writeFileSync(
    path.join(folder, 'printer.json'),
    JSON.stringify({ bleed, margins: printer.margins, gutter }),
  );
  writeFileSync(
    path.join(folder, 'book.json'),
    JSON.stringify({
      trim,
      language: 'en-GB',
      title: 'T',
      editions: { print: { medium: 'print' } },
    }),
  );
  writeFileSync(path.join(folder, 'pages.tex'), text);
  const style = path.join(project, 'packages', 'latex', 'tex');
  // Which pages are odd, LaTeX knows from the run before.
  for (let run = 1; run <= 2; run += 1) {
    await execa('lualatex', ['-interaction=nonstopmode', '-halt-on-error', 'pages.tex'], {
      cwd: folder,
      env: { TEXINPUTS: `.:${style}:${path.join(project, 'book')}:` },
    });
  }
  const { stdout } = await execa('pdftotext', ['-bbox', 'pages.pdf', '-'], { cwd: folder });
  const transcript = readFileSync(path.join(folder, 'pages.log'), 'utf8');
  const pages = stdout
    .split('<page ')
    .slice(1)
    .map((page) => ({
      size: /width="([\d.]+)" height="([\d.]+)"/.exec(page)!.slice(1).map(Number),
      words: [
        ...page.matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</g,
        ),
      ]
        .map(([, left, top, right, bottom, text]): Word => {
          const at = (value: string | undefined): number => Number(value) - bleed * inch;
          return {
            text: text!,
            left: at(left),
            top: at(top),
            right: at(right),
            bottom: at(bottom),
          };
        })
        .toSorted((a, b) => Math.round(a.bottom - b.bottom) || a.left - b.left),
    }));
  return { pages, transcript };
}

/** Where the words of a page begin and end, in inches from the trim's left and right sides. */
function distances(words: readonly Word[]): { left: number; right: number } {
  const left = Math.min(...words.map((word) => word.left)) / inch;
  const right = trim.width - Math.max(...words.map((word) => word.right)) / inch;
  return { left, right };
}

test('pages are reduced for a printer with wide margins, keep both of them, and break as they did', async () => {
  const { pages: ample } = await typeset({ margins: 0.25, gutter: 0.375 });
  const { pages: reduced } = await typeset({ margins: 0.5, gutter: 1 });

  expect(reduced.map(({ size }) => size)).toEqual(ample.map(({ size }) => size));
  expect(reduced.map(({ words }) => words.map(({ text }) => text))).toEqual(
    ample.map(({ words }) => words.map(({ text }) => text)),
  );
  const [recto, verso] = reduced.map(({ words }) => distances(words));
  expect(recto!.left).toBeCloseTo(1, 1);
  expect(recto!.right).toBeCloseTo(0.5, 1);
  expect(verso!.left).toBeCloseTo(0.5, 1);
  expect(verso!.right).toBeCloseTo(1, 1);
  for (const [spine, edge] of [
    [recto!.left, recto!.right],
    [verso!.right, verso!.left],
  ]) {
    expect(spine).toBeGreaterThanOrEqual(1);
    expect(edge).toBeGreaterThanOrEqual(0.5);
  }
  // 5.5 in are left of the 422.4 pt that \fullmeasure takes with what sticks out of it.
  const height = (page: Page): number => page.words.at(-1)!.bottom - page.words[0]!.top;
  expect(height(reduced[0]!) / height(ample[0]!)).toBeCloseTo((5.5 * 72.27) / 422.4, 3);
});

test('the edition for reviewers knows where the lines of reduced pages are', async () => {
  const reviewed = document.replace(
    String.raw`\input{layout}`,
    String.raw`\input{layout}\usepackage{chiaroscuro-review}`,
  );
  const { pages, transcript } = await typeset({ margins: 0.5, gutter: 1 }, reviewed);
  // Behind the lines of the headings. The sides are in bp from the upper left corner, which is the trim’s here.
  const [, left, top] = /^chiaroscuro-place 1 line 4 ([\d.]+) ([\d.]+) /m.exec(transcript) ?? [];
  const word = pages[0]!.words.find(({ text }) => text === 'Energies')!;
  expect(Number(left)).toBeCloseTo(word.left + bleed * inch, 0);
  expect(Number(top)).toBeCloseTo(word.top + bleed * inch, 0);
});
