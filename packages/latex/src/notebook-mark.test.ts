import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mark-'));
  mkdirSync(path.join(folder, 'toy'));
  writeFileSync(path.join(folder, 'toy', 'notebook.json'), '{"title": "Toy", "figures": ["horn"]}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What TeX prints for the marks of two figures, of which the notebook promises the first. */
async function marks(book: object): Promise<string> {
  writeFileSync(path.join(folder, 'book.json'), JSON.stringify(book));
  writeFileSync(
    path.join(folder, 'marks.tex'),
    String.raw`\def\bookedition{screen}\documentclass{article}\usepackage{chiaroscuro}
\newcommand\notebookmark[2]{(\detokenize{#1} prints \detokenize{#2})}
\renewcommand\thebookchapter{toy}
\immediate\newwrite\marks \immediate\openout\marks=marks.txt
\begin{document}\immediate\write\marks{first\directlua{chiaroscuro.notebook("toy", "horn")}}
\immediate\write\marks{second\directlua{chiaroscuro.notebook("toy", "other")}}\end{document}`,
  );
  await execa('lualatex', ['-interaction=nonstopmode', '-halt-on-error', 'marks.tex'], {
    cwd: folder,
    env: { TEXINPUTS: `.:${path.join(import.meta.dirname, '..', 'tex')}:` },
  });
  return readFileSync(path.join(folder, 'marks.txt'), 'utf8');
}

test('a promised figure leads to its cell, another has no mark', async () => {
  expect(
    await marks({ editions: { screen: { medium: 'screen' } }, notebooks: 'https://a.example/n' }),
  ).toBe('first(https://a.example/n/toy.ipynb#cell-id=figure-horn prints toy/horn)\nsecond\n');
  expect(await marks({ editions: { screen: { medium: 'screen' } }, notebooks: 'notebooks' })).toBe(
    'first(notebooks/toy.ipynb#cell-id=figure-horn prints toy/horn)\nsecond\n',
  );
}, 120_000);

test('a book that gives no address has no marks', async () => {
  expect(await marks({ editions: { screen: { medium: 'screen' } } })).toBe('first\nsecond\n');
}, 60_000);
