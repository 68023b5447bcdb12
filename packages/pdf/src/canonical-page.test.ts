import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PDFDict, PDFName } from 'pdf-lib';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { canonicalPages, nameFigure, type CanonicalPage } from './canonical-page.ts';
import { readCompositeFont } from './composite-font.ts';
import { readDocument } from './document-bytes.ts';
import { figureName } from './figure-name.ts';
import { pageTexts } from './page-texts.ts';
import { checkSyntax } from './qpdf.ts';
import { shownGlyphs } from './shown-glyphs.ts';
import { pixelsOf, sha256, typesetSample } from './typeset-sample.ts';

// TeX runs for real here; the machine may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 240_000 });

const preamble = String.raw`
\documentclass{article}\usepackage{unicode-math,pgfplots}\pgfplotsset{compat=1.18}
\setmainfont{TeX Gyre Pagella}\setmathfont{TeX Gyre Pagella Math}
\usetikzlibrary{patterns,fadings}\color[rgb]{.1,.2,.3}
\newcommand\drawing[1]{\setbox0\hbox{\normalcolor#1}\pagewidth\wd0 \pageheight\ht0
  \hoffset-1in \voffset-1in \shipout\box0 }
`;

/** Between them: a shading for each surface patch, arrows, scripts of mathematics, a pattern, a soft mask. */
const drawings = {
  surface: String.raw`\begin{tikzpicture}\begin{axis}[view={30}{40},xlabel=$x_1$,zlabel={Energy}]
\addplot3[surf,shader=interp,samples=7,domain=-1:1]{x^2-y^2};\end{axis}\end{tikzpicture}`,
  arrows: String.raw`\begin{tikzpicture}\begin{axis}[title={Pulls $F_\theta(\hat y)$}]
\addplot[quiver={u=-x,v=-y},-stealth,samples=5]{x};\end{axis}\end{tikzpicture}`,
  labels: String.raw`\begin{tikzpicture}\node[opacity=.5,font=\itshape]{Ellipse};
\node[red] at (1,1){$\sqrt{E^{a_i}}+\sum_{k=1}^n\bar z_k$};\end{tikzpicture}`,
  masks: String.raw`\begin{tikzfadingfrompicture}[name=fade]\shade[left color=transparent!0,right
color=transparent!100](0,0)rectangle(2,2);\end{tikzfadingfrompicture}\begin{tikzpicture}
\fill[pattern=north east lines](0,0)rectangle(1,1);\fill[path fading=fade,fit fading=false](2,0)rectangle(4,2);
\node at (2,3){Quiet};\end{tikzpicture}`,
};
type Drawing = keyof typeof drawings;
const all = Object.keys(drawings) as Drawing[];

const folder = mkdtempSync(path.join(tmpdir(), 'canonical-page-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let batch: Uint8Array;
let pages: CanonicalPage[];

beforeAll(async () => {
  batch = await draw(all);
  pages = await canonicalPages(batch);
});

function draw(names: readonly Drawing[]): Promise<Uint8Array> {
  const shipped = names.map((name) => `\\drawing{${drawings[name]}}`);
  const source = [preamble, '\\begin{document}', ...shipped, '\\end{document}'].join('\n');
  return typesetSample({ folder, name: names.join('-'), source });
}

async function digests(names: readonly Drawing[]): Promise<Record<string, string>> {
  const drawn = await canonicalPages(await draw(names));
  return Object.fromEntries(drawn.map(({ bytes }, index) => [names[index], sha256(bytes)]));
}

test('a figure has the same bytes whether it is drawn alone, first or last', async () => {
  const inBatch = Object.fromEntries(pages.map(({ bytes }, at) => [all[at], sha256(bytes)]));
  expect(new Set(Object.values(inBatch)).size).toBe(all.length);
  expect(await digests([...all].reverse())).toEqual(inBatch);
  expect(await digests(['labels'])).toEqual({ labels: inBatch.labels });
  expect(await digests(['masks', 'surface'])).toEqual({
    masks: inBatch.masks,
    surface: inBatch.surface,
  });
});

test('a canonical page looks like the page of the batch and copies the same text', async () => {
  const wanted = await pixelsOf({ folder, name: 'batch', pdf: batch });
  const texts = await pageTexts(path.join(folder, 'batch-drawn.pdf'));
  for (const [index, { bytes }] of pages.entries()) {
    const name = `page-${index}`;
    expect(await pixelsOf({ folder, name, pdf: bytes }), name).toEqual([wanted[index]]);
    expect(await pageTexts(path.join(folder, `${name}-drawn.pdf`))).toEqual([texts[index]]);
  }
  expect(texts.join()).toContain('Ellipse');
});

test('a canonical page holds each font once, with exactly the glyphs that it shows', async () => {
  for (const { bytes, notCanonical } of pages) {
    expect(notCanonical).toEqual([]);
    const document = await readDocument(bytes, 'page');
    const shown = [...shownGlyphs(document.getPage(0).node)];
    const names = shown.map(([dict, cids]) => {
      const { program, widths, toUnicode } = readCompositeFont(dict)!;
      const sorted = [...cids].sort((a, b) => a - b);
      expect([...program.glyphs.keys()]).toEqual([0, ...sorted]);
      expect([...widths.keys()]).toEqual(sorted);
      expect([...toUnicode.keys()].every((cid) => cids.has(cid))).toBe(true);
      return program.name;
    });
    expect(names.length).toBeGreaterThan(0);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a canonical page offers what it uses, under names of its own, and is clean', async () => {
  for (const [index, { bytes }] of pages.entries()) {
    const file = path.join(folder, `clean-${index}.pdf`);
    writeFileSync(file, bytes);
    expect(await checkSyntax(file)).toEqual([]);
  }
  const document = await readDocument(pages[all.indexOf('masks')]!.bytes, 'page');
  const resources = document.getPage(0).node.Resources()!;
  const offered = resources.keys().map((category) => {
    const names = resources.lookup(category, PDFDict).keys();
    return `${category.decodeText()}: ${names.map((name) => name.decodeText()).join(' ')}`;
  });
  expect(offered).toContain('Pattern: P1');
  expect(offered).toContain('Font: F1');
  expect(offered.some((text) => text.startsWith('ExtGState: G1'))).toBe(true);
  expect(resources.has(PDFName.of('Shading'))).toBe(false);
});

test('the name of a figure is noted afterwards, twice with the same bytes', async () => {
  const [{ bytes } = { bytes: new Uint8Array() }] = pages;
  const named = await nameFigure(bytes, 'ellipse/surface');
  expect(sha256(await nameFigure(bytes, 'ellipse/surface'))).toBe(sha256(named));
  const document = await readDocument(named, 'page');
  expect(figureName(document.context, document.getPage(0).node)).toBe('ellipse/surface');
});

test('fonts of other kinds are taken over as they are, and named', async () => {
  const source = String.raw`${preamble}\begin{document}
\drawing{Roman {\fontencoding{OT1}\fontfamily{cmr}\selectfont Type}}\end{document}`;
  const [page] = await canonicalPages(await typesetSample({ folder, name: 'types', source }));
  expect(page!.notCanonical).toEqual(['CMR10']);
  const file = path.join(folder, 'type-1.pdf');
  writeFileSync(file, page!.bytes);
  expect(await pageTexts(file)).toEqual(['Roman Type']);
});
