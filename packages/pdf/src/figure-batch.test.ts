import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFName, PDFRawStream } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalPages, nameFigure } from './canonical-page.ts';
import { readCff } from './cff.ts';
import { fontUses } from './font-uses.ts';
import { documentBytes, readDocument } from './document-bytes.ts';
import { mergeIdenticalObjects } from './merge-identical-objects.ts';
import { pageTexts } from './page-texts.ts';
import { pruneResources } from './prune-resources.ts';
import { decodedBytes } from './stream-bytes.ts';
import { pixelsOf, typesetSample } from './typeset-sample.ts';
import { uniteFonts } from './unite-fonts.ts';

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
  batch = await typesetSample({ folder, name: 'batch', source: batchSource });
  figures = await Promise.all(
    (await canonicalPages(batch)).map(({ bytes }, index) =>
      nameFigure(bytes, ['ellipse/one', 'ellipse/two'][index]!),
    ),
  );
  writeFileSync(path.join(folder, 'one.pdf'), figures[0]!);
  writeFileSync(path.join(folder, 'two.pdf'), figures[1]!);
  book = await typesetSample({ folder, name: 'book', source: bookSource });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fontPrograms(document: PDFDocument): Uint8Array[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isProgram =
      object instanceof PDFRawStream &&
      object.dict.get(PDFName.of('Subtype')) === PDFName.of('CIDFontType0C');
    return isProgram ? [decodedBytes(object)] : [];
  });
}

const pixels = (name: string, pdf: Uint8Array) => pixelsOf({ folder, name, pdf });

test('a figure holds neither the shadings and states of other pages nor an unused RGB space', async () => {
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

test('a book that includes the figures holds one font, with the glyphs of the text and of each figure', async () => {
  const document = await readDocument(book, 'book');
  const cidsOf = (program: Uint8Array) => [...readCff(program)!.glyphs.keys()];
  const before = fontPrograms(document);
  expect(before.length).toBeGreaterThan(2);
  const summary = uniteFonts(document);
  const after = fontPrograms(document);
  expect(after).toHaveLength(1);
  expect(new Set(cidsOf(after[0]!))).toEqual(new Set(before.flatMap(cidsOf)));
  expect(summary.united).toBe(before.length - 1);
  expect(summary.bytes).toBeGreaterThan(0);
  expect(new Set(fontUses(document).map(({ name }) => name)).size).toBe(1);
  expect(uniteFonts(document)).toEqual({ united: 0, bytes: 0 });
});

test('uniting, merging and pruning change neither what the pages look like nor their text', async () => {
  const document = await readDocument(book, 'book');
  pruneResources(document);
  uniteFonts(document);
  mergeIdenticalObjects(document);
  const merged = await documentBytes(document);
  expect(merged.length).toBeLessThan(book.length);
  expect(await pixels('merged', merged)).toEqual(await pixels('book', book));
  const texts = await pageTexts(path.join(folder, 'merged-drawn.pdf'));
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
});
