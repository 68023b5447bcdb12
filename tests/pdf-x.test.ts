import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { pageTexts } from '@chiaroscuro/pdf/page-texts';
import { decodedBytes } from '@chiaroscuro/pdf/stream-bytes';
import { pixelsOf, typesetSample } from '@chiaroscuro/pdf/typeset-sample';
import { readPrinter } from '@chiaroscuro/printers/read-printer';
import { execa } from 'execa';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { beforeAll, expect, test } from 'vitest';
import { finishEdition, typesetBook } from '../pipelines/prepress/src/typeset-book.ts';
import { coloursButInks, independentWalk } from './harness/independent-walk.ts';

/** Two sheets for a trim of 7 × 10 in, with text, a smooth shading, a link and an outline. */
const source = String.raw`\PassOptionsToPackage{cmyk}{xcolor}
\documentclass{book}
\usepackage[paperwidth=7.25in,paperheight=10.25in,margin=1in]{geometry}
\usepackage{tikz}
\usepackage[hidelinks,pdflang=en-GB]{hyperref}
\begin{document}
\chapter{One}\label{one}
\href{https://example.org}{Text} and $\int f$.
\tikz\shade[left color=black!20,right color=black] (0,0) rectangle (3,3);
\newpage Two, after chapter~\ref{one}.
\end{document}
`;

let typeset: Uint8Array;

beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pdf-x-'));
  try {
    typeset = await typesetSample({ folder, name: 'sheets', source });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

/** The print edition as a printer gets it, and what it says of itself. */
async function printedFor(printer: string) {
  const book = await typesetBook(typeset);
  await finishEdition(book, 'print', { printer });
  const file = book.paths.edition('print').prepress;
  const bytes = readFileSync(file);
  const document = await readDocument(bytes, printer);
  return { file, text: bytes.toString('latin1'), document, ...described(document) };
}

function described({ catalog, context }: PDFDocument) {
  const info = context.lookup(context.trailerInfo.Info, PDFDict);
  const packet = catalog.lookup(PDFName.of('Metadata'));
  if (!(packet instanceof PDFRawStream)) throw new Error('expected an XMP packet');
  expect(packet.dict.has(PDFName.of('Filter'))).toBe(false);
  return { catalog, info: textsOf(info), xmp: new TextDecoder().decode(packet.contents) };
}

/** Entries of a dictionary as text; names keep their stroke. */
function textsOf(dict: PDFDict): Record<string, string> {
  const text = (value: unknown) =>
    value instanceof PDFString || value instanceof PDFHexString
      ? value.decodeText()
      : String(value);
  return Object.fromEntries(dict.entries().map(([key, value]) => [key.decodeText(), text(value)]));
}

const standards = [
  { printer: 'offset-x4', version: '1.6', isPacked: true },
  { printer: 'offset-x1a', version: '1.3', isPacked: false },
];
const common = {
  Title: 'A tiny book',
  Author: 'A. Author',
  Creator: 'Chiaroscuro',
  Producer: expect.stringMatching(/^LuaTeX/) as string,
  CreationDate: 'D:20261123120000Z',
  ModDate: 'D:20261123120000Z',
  Trapped: '/False',
};

test.each(standards)('for $printer the version is $version', async (standard) => {
  const { file, text, catalog } = await printedFor(standard.printer);
  expect(text.slice(0, 8)).toBe(`%PDF-${standard.version}`);
  expect(catalog.has(PDFName.of('Version'))).toBe(false);
  expect(/\/ObjStm|\/XRef/.test(text)).toBe(standard.isPacked);
  expect((await execa('qpdf', ['--check', file])).exitCode).toBe(0);
});

test.each(standards)('for $printer one output intent embeds the profile', async ({ printer }) => {
  const { catalog } = await printedFor(printer);
  const intents = catalog.lookup(PDFName.of('OutputIntents'), PDFArray);
  expect(intents.size()).toBe(1);
  const intent = intents.lookup(0, PDFDict);
  const { condition } = readPrinter(printer).outputCondition.value;
  expect(textsOf(intent)).toMatchObject({
    S: '/GTS_PDFX',
    OutputConditionIdentifier: 'FOGRA39',
    OutputCondition: condition,
    Info: condition,
    RegistryName: 'http://www.color.org',
  });
  const profile = intent.lookup(PDFName.of('DestOutputProfile')) as PDFRawStream;
  expect(textsOf(profile.dict)).toMatchObject({ N: '4', Filter: '/FlateDecode' });
  const { stdout } = await execa('kpsewhich', ['FOGRA39L_coated.icc']);
  expect(Buffer.from(decodedBytes(profile)).equals(readFileSync(stdout))).toBe(true);
});

test('PDF/X-4 is identified in the packet, and Info agrees with it', async () => {
  const { info, xmp } = await printedFor('offset-x4');
  expect(info).toEqual(common);
  expect(xmp).toContain('<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>');
  for (const property of [
    '<rdf:li xml:lang="x-default">A tiny book</rdf:li>',
    '<dc:creator><rdf:Seq><rdf:li>A. Author</rdf:li>',
    '<xmp:CreatorTool>Chiaroscuro<',
    `<pdf:Producer>${info['Producer']}<`,
    '<xmp:CreateDate>2026-11-23T12:00:00Z<',
    '<xmp:ModifyDate>2026-11-23T12:00:00Z<',
    '<xmp:MetadataDate>2026-11-23T12:00:00Z<',
    '<pdf:Trapped>False<',
    '<xmpMM:DocumentID>uuid:',
    '<xmpMM:VersionID>1<',
    '<xmpMM:RenditionClass>default<',
  ]) {
    expect(xmp).toContain(property);
  }
});

test('PDF/X-1a is identified in Info', async () => {
  const { info, xmp, file } = await printedFor('offset-x1a');
  expect(info).toEqual({
    ...common,
    GTS_PDFXVersion: 'PDF/X-1:2001',
    GTS_PDFXConformance: 'PDF/X-1a:2001',
  });
  expect(xmp).not.toContain('pdfxid');
  const { stdout } = await execa('pdfinfo', [file]);
  expect(stdout).toMatch(/PDF subtype: +PDF\/X-1:2001/);
});

test('a plain PDF claims no standard and names no press', async () => {
  for (const printer of ['kdp', 'lulu']) {
    const { info, xmp, catalog, file } = await printedFor(printer);
    expect(info).toEqual(common);
    expect(xmp).not.toMatch(/pdfx/);
    expect(catalog.has(PDFName.of('OutputIntents'))).toBe(false);
    expect((await execa('qpdf', ['--check', file])).exitCode).toBe(0);
  }
});

test('the bleed is on the sides that the printer wants', async () => {
  const boxes = async (printer: string) => {
    const pages = (await printedFor(printer)).document.getPages();
    return pages.slice(0, 2).map(({ node }) => String(node.MediaBox()));
  };
  expect(await boxes('offset-x4')).toEqual(['[ 0 0 522 738 ]', '[ 0 0 522 738 ]']);
  expect(await boxes('kdp')).toEqual(['[ 9 0 522 738 ]', '[ 0 0 513 738 ]']);
});

test.each(standards)('for $printer paper is all there is', async ({ printer }) => {
  const { catalog, text, document, file } = await printedFor(printer);
  const keys = catalog.keys().map((key) => key.decodeText());
  expect(keys.sort()).toEqual(['Metadata', 'OutputIntents', 'PageLabels', 'Pages', 'Type']);
  for (const { node } of document.getPages()) {
    expect(node.has(PDFName.of('Annots')) || node.has(PDFName.of('Group'))).toBe(false);
  }
  expect(text).not.toMatch(/\/(Encrypt|SMask|OCProperties|LZWDecode|OpenType|JPXDecode)\b/);
  const { ID } = document.context.trailerInfo;
  expect(String(ID)).toMatch(/^\[ <[\dA-Fa-f]{32}> <[\dA-Fa-f]{32}> \]$/);
  expect(await independentWalk(file, coloursButInks)).toEqual([]);
});

test('nothing is lost on the way: the same text, the same pixels', async () => {
  const { file } = await printedFor('offset-x4');
  const { file: other } = await printedFor('offset-x1a');
  const folder = path.dirname(file);
  const texts = await pageTexts(file);
  expect(texts.join()).toContain('after chapter');
  expect(await pageTexts(other)).toEqual(texts);
  // Blank pages follow, as many as the printer binds.
  const pixels = async (name: string, pdf: Uint8Array) =>
    (await pixelsOf({ folder, name, pdf })).slice(0, 2);
  const before = await pixels('typeset', typeset);
  expect(await pixels('x4', readFileSync(file))).toEqual(before);
  expect(await pixels('x1a', readFileSync(other))).toEqual(before);
});
