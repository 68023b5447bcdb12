import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fontUses } from './checks/fonts.ts';
import { checkRgb } from './checks/rgb.ts';
import { documentBytes, readDocument } from './document-bytes.ts';
import { mergeIdenticalObjects } from './merge-identical-objects.ts';
import { pageTexts } from './page-texts.ts';
import { pruneResources } from './prune-resources.ts';
import { splitPages } from './split-pages.ts';

const batchSource = String.raw`
\PassOptionsToPackage{cmyk}{xcolor}
\documentclass[tikz,border=2pt]{standalone}
\usepackage{fontspec}\setmainfont{TeX Gyre Pagella}\usepackage{pgfplots}\pgfplotsset{compat=1.18}
\begin{document}
\begin{tikzpicture}\draw[cyan] (0,0) circle (1); \node {Ellipse}; \fill[opacity=.5] (1,1) rectangle (2,2);\end{tikzpicture}
\begin{tikzpicture}\shade[left color=red,right color=cyan] (0,0) rectangle (3,2); \node {Surface};\end{tikzpicture}
\end{document}`;

const bookSource = String.raw`
\documentclass{article}\usepackage{fontspec}\setmainfont{TeX Gyre Pagella}\usepackage{graphicx}
\begin{document}First \includegraphics{one.pdf}\newpage Second \includegraphics{two.pdf}\end{document}`;

const folder = mkdtempSync(path.join(tmpdir(), 'figure-batch-'));
let batch: Uint8Array;
let figures: Uint8Array[];
let book: Uint8Array;

beforeAll(async () => {
  batch = await typeset('batch', batchSource);
  figures = await splitPages(batch, ['ellipse/one', 'ellipse/two']);
  writeFileSync(path.join(folder, 'one.pdf'), figures[0]!);
  writeFileSync(path.join(folder, 'two.pdf'), figures[1]!);
  book = await typeset('book', bookSource);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function typeset(name: string, source: string): Promise<Uint8Array> {
  writeFileSync(path.join(folder, `${name}.tex`), source);
  await execa('lualatex', ['-interaction=batchmode', '-halt-on-error', `${name}.tex`], {
    cwd: folder,
    env: { SOURCE_DATE_EPOCH: '1700000000', TZ: 'UTC' },
  });
  return readFileSync(path.join(folder, `${name}.pdf`));
}

function fontPrograms(document: PDFDocument): string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isProgram =
      object instanceof PDFRawStream &&
      object.dict.get(PDFName.of('Subtype')) === PDFName.of('CIDFontType0C');
    return isProgram ? [Buffer.from(object.contents).toString('base64')] : [];
  });
}

/** A digest for each page of the pixels that Poppler draws at 100 dpi. */
async function pixels(name: string, pdf: Uint8Array): Promise<string[]> {
  const file = path.join(folder, `${name}.pdf`);
  if (!existsSync(file)) writeFileSync(file, pdf);
  await execa('pdftoppm', ['-r', '100', file, path.join(folder, `${name}-pixels`)]);
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(`${name}-pixels`))
    .sort()
    .map((entry) => sha256(readFileSync(path.join(folder, entry))));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

test('a batch is split into as many PDFs as it has pages, twice with the same bytes', async () => {
  const again = await splitPages(batch, ['ellipse/one', 'ellipse/two']);
  expect(figures).toHaveLength(2);
  expect(again.map(sha256)).toEqual(figures.map(sha256));
});

test('a split page looks like the page of the batch', async () => {
  const [first, second] = await pixels('batch', batch);
  expect(await pixels('one', figures[0]!)).toEqual([first]);
  expect(await pixels('two', figures[1]!)).toEqual([second]);
});

test('a split page keeps the font programs of the batch byte for byte', async () => {
  const programs = fontPrograms(await readDocument(batch, 'batch'));
  expect(programs.length).toBeGreaterThan(0);
  for (const pdf of figures) {
    expect(programs).toEqual(
      expect.arrayContaining(fontPrograms(await readDocument(pdf, 'figure'))),
    );
  }
});

test('a split page holds neither the shadings and states of other pages nor an unused RGB space', async () => {
  const [one, two] = await Promise.all(figures.map((pdf) => readDocument(pdf, 'figure')));
  const textOf = (document: PDFDocument) =>
    document.context
      .enumerateIndirectObjects()
      .map(([, object]) => (object instanceof PDFRawStream ? String(object.dict) : String(object)))
      .join('\n');
  expect(textOf(await readDocument(batch, 'batch'))).toContain('/DeviceRGB');
  expect(textOf(one!)).not.toContain('ShadingType');
  expect(textOf(two!)).toContain('ShadingType');
  expect(textOf(one!)).toContain('/ca ');
  expect(textOf(two!)).not.toContain('/ca ');
  expect(textOf(one!) + textOf(two!)).not.toContain('/DeviceRGB');
});

test('a book that includes the figures holds each of their font programs once after merging', async () => {
  const document = await readDocument(book, 'book');
  const before = fontPrograms(document);
  expect(new Set(before).size).toBeLessThan(before.length);
  mergeIdenticalObjects(document);
  const after = fontPrograms(document);
  expect(after.sort()).toEqual([...new Set(before)].sort());
});

test('merging and pruning change neither what the pages look like nor their text', async () => {
  const document = await readDocument(book, 'book');
  pruneResources(document);
  mergeIdenticalObjects(document);
  const merged = await documentBytes(document);
  expect(merged.length).toBeLessThan(book.length);
  expect(await pixels('merged', merged)).toEqual(await pixels('book', book));
  const texts = await pageTexts(path.join(folder, 'merged.pdf'));
  expect(texts).toEqual(await pageTexts(path.join(folder, 'book.pdf')));
  expect(texts[0]).toContain('Ellipse');
  expect(texts[1]).toMatch(/^Second .*Surface|Surface.*Second/);
});

test('the name of a figure survives its inclusion, so that a check can name it', async () => {
  const document = await readDocument(book, 'book');
  const figuresOfFonts = fontUses(document).map(({ figure }) => figure);
  expect(figuresOfFonts).toContain(undefined);
  expect(figuresOfFonts).toContain('ellipse/one');
  expect(figuresOfFonts).toContain('ellipse/two');
  expect(checkRgb(document)).toEqual([]);
});
