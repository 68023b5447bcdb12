import { PDFName, StandardFonts } from 'pdf-lib';
import type { PDFContext, PDFDocument, PDFPage, PDFRef } from 'pdf-lib';
import { expect, test } from 'vitest';
import { setPrintBoxes, setScreenBoxes } from '../page-boxes.ts';
import { sampleDocument, sampleGeometry } from '../sample-document.ts';
import { checkPrintBoxes, checkScreenBoxes } from './boxes.ts';
import { checkFonts } from './fonts.ts';
import { checkNoInteractiveParts } from './interactive.ts';
import { checkSamePageCount } from './parity.ts';
import { runChecks } from './run-checks.ts';
import { checkNotEncrypted, checkPageLabels } from './structure.ts';

function compositeFont(context: PDFContext, descriptor: Record<string, PDFRef>): PDFRef {
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType0',
    FontDescriptor: descriptor,
  });
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'ABCDEF+X',
      DescendantFonts: [descendant],
    }),
  );
}

test('a font whose program is in the file passes, as does a Type 3 font', async () => {
  const document = await sampleDocument({
    resources: (context) => {
      const program = context.register(context.stream('program'));
      const glyphs = context.obj({ Type: 'Font', Subtype: 'Type3', CharProcs: {} });
      return context.obj({
        Font: { F: compositeFont(context, { FontFile3: program }), G: glyphs },
      });
    },
  });
  expect(checkFonts(document)).toEqual([]);
});

test('a font without its program is named with the first page that offers it', async () => {
  const composite = await sampleDocument({
    resources: (context) => context.obj({ Font: { F: compositeFont(context, {}) } }),
  });
  expect(checkFonts(composite)[0]).toMatchObject({
    code: 'prepress/font-not-embedded',
    message: expect.stringContaining('ABCDEF+X') as string,
    place: { page: 1 },
  });
  const standard = await sampleDocument({
    change: async (document, pages) => {
      pages[1]!.drawText('x', { font: await document.embedFont(StandardFonts.Courier) });
    },
  });
  expect(checkFonts(standard)).toMatchObject([{ place: { page: 2 } }]);
});

const boxFaults: [string, (document: PDFDocument, page: PDFPage) => void][] = [
  ['found no TrimBox', (_, { node }) => node.delete(PDFName.TrimBox)],
  ['found no BleedBox', (_, { node }) => node.delete(PDFName.BleedBox)],
  ['Expected no CropBox', (_, page) => page.setCropBox(0, 0, 522, 738)],
  ['Expected no ArtBox', (_, page) => page.setArtBox(9, 9, 504, 720)],
  [
    'Expected no UserUnit',
    ({ context }, { node }) => node.set(PDFName.of('UserUnit'), context.obj(2)),
  ],
  ['Expected a trim of 504 × 720 bp', (_, page) => page.setTrimBox(9, 9, 503, 720)],
  ['Expected BleedBox [0 0 522 738]', (_, page) => page.setBleedBox(3, 0, 516, 738)],
  ['Expected the BleedBox inside', (_, page) => page.setMediaBox(1, 0, 521, 738)],
  ['a rotation by 90°', ({ context }, { node }) => node.set(PDFName.Rotate, context.obj(90))],
];

test.each(boxFaults)('on a print page: %s', async (message, change) => {
  const document = await sampleDocument();
  setPrintBoxes(document, sampleGeometry);
  expect(checkPrintBoxes(document, sampleGeometry)).toEqual([]);
  change(document, document.getPages()[1]!);
  const faults = checkPrintBoxes(document, sampleGeometry);
  expect(faults[0]!.message).toContain(message);
  expect(new Set(faults.map(({ code, place }) => `${code} ${place?.page}`))).toEqual(
    new Set(['prepress/page-box 2']),
  );
});

test('a bleed without the spine is measured on the right side of rectos and versos', async () => {
  const document = await sampleDocument();
  const geometry = { ...sampleGeometry, bleed: { ...sampleGeometry.bleed, inside: 0 } };
  setPrintBoxes(document, geometry);
  expect(checkPrintBoxes(document, geometry)).toEqual([]);
  expect(checkPrintBoxes(document, sampleGeometry)).toHaveLength(2);
});

test('on a screen page: a trim that is not the page, and pages of different sizes', async () => {
  const document = await sampleDocument();
  setScreenBoxes(document);
  expect(checkScreenBoxes(document)).toEqual([]);
  document.getPages()[1]!.setTrimBox(9, 9, 504, 720);
  expect(checkScreenBoxes(document)).toMatchObject([{ place: { page: 2 } }]);
  document.getPages()[1]!.setSize(500, 700);
  setScreenBoxes(document);
  expect(checkScreenBoxes(document)[0]!.message).toContain('as large as the first');
});

test('interactive parts of the catalog and of pages are found in print', async () => {
  expect(checkNoInteractiveParts(await sampleDocument())).toEqual([]);
  for (const key of ['Outlines', 'Names', 'OpenAction', 'AA', 'AcroForm', 'PageMode']) {
    const document = await sampleDocument({
      change: ({ catalog, context }) => catalog.set(PDFName.of(key), context.obj({})),
    });
    expect(checkNoInteractiveParts(document)).toMatchObject([{ code: 'prepress/interactive' }]);
  }
  const linked = await sampleDocument({
    change: ({ context }, pages) => pages[1]!.node.set(PDFName.Annots, context.obj([])),
  });
  expect(checkNoInteractiveParts(linked)).toMatchObject([{ place: { page: 2 } }]);
});

test('an encrypted file is found out', async () => {
  expect(checkNotEncrypted(await sampleDocument())).toEqual([]);
  const locked = await sampleDocument({
    change: (document) => document.encrypt({ ownerPassword: 'x' }),
  });
  expect(checkNotEncrypted(locked)).toMatchObject([{ code: 'prepress/encrypted' }]);
});

test('page labels must be there and begin at the first page', async () => {
  expect(checkPageLabels(await sampleDocument())).toEqual([]);
  for (const labels of [undefined, {}, { Nums: [] }, { Nums: [1, { S: 'D' }] }]) {
    const document = await sampleDocument({
      change: ({ catalog, context }) => {
        if (labels) catalog.set(PDFName.of('PageLabels'), context.obj(labels));
        else catalog.delete(PDFName.of('PageLabels'));
      },
    });
    expect(checkPageLabels(document)).toMatchObject([{ code: 'prepress/page-labels' }]);
  }
});

test('editions with different numbers of pages are found out', () => {
  const [screen, print] = [
    { edition: 'screen', pages: 2 },
    { edition: 'print', pages: 3 },
  ];
  expect(checkSamePageCount([screen, { ...print, pages: 2 }])).toEqual([]);
  expect(checkSamePageCount([screen])).toEqual([]);
  expect(checkSamePageCount([screen, print])[0]!.message).toContain('2 (screen) and 3 (print)');
});

test('RGB and links are allowed on screen, not in print', async () => {
  const document = await sampleDocument({
    content: '1 0 0 rg',
    change: ({ context }, pages) => pages[0]!.node.set(PDFName.Annots, context.obj([])),
  });
  const codesFor = (demands: Parameters<typeof runChecks>[1]) =>
    runChecks(document, demands).flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  setScreenBoxes(document);
  expect(codesFor({ medium: 'screen' })).toEqual([]);
  setPrintBoxes(document, sampleGeometry);
  const printed = (colourSpace: 'cmyk' | 'srgb') =>
    codesFor({ medium: 'print', geometry: sampleGeometry, standard: 'PDF', colourSpace });
  expect(new Set(printed('cmyk'))).toEqual(new Set(['prepress/rgb', 'prepress/interactive']));
  // A printer may want the white edition in sRGB.
  expect(printed('srgb')).toEqual(['prepress/interactive']);
});
