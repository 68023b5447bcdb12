import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { findPageBox, setPrintBoxes, setScreenBoxes } from './page-boxes.ts';
import { sampleDocument, sampleGeometry } from './sample-document.ts';

test('print pages have the trim inside the bleed and the bleed as media', async () => {
  const document = await sampleDocument();
  setPrintBoxes(document, sampleGeometry);
  for (const page of document.getPages()) {
    expect(findPageBox(page, 'MediaBox')).toEqual([0, 0, 522, 738]);
    expect(findPageBox(page, 'BleedBox')).toEqual([0, 0, 522, 738]);
    expect(findPageBox(page, 'TrimBox')).toEqual([9, 9, 513, 729]);
  }
});

test('without bleed at the spine, rectos lose it on the left and versos on the right', async () => {
  const document = await sampleDocument();
  setPrintBoxes(document, { ...sampleGeometry, bleed: { ...sampleGeometry.bleed, inside: 0 } });
  const [recto, verso] = document.getPages();
  expect(findPageBox(recto!, 'MediaBox')).toEqual([9, 0, 522, 738]);
  expect(findPageBox(verso!, 'MediaBox')).toEqual([0, 0, 513, 738]);
  expect(findPageBox(recto!, 'TrimBox')).toEqual(findPageBox(verso!, 'TrimBox'));
});

test('CropBox and ArtBox go, from both editions', async () => {
  for (const isPrint of [true, false]) {
    const document = await sampleDocument({
      change: (_, pages) => {
        for (const page of pages) {
          page.setCropBox(50, 50, 100, 100);
          page.setArtBox(60, 60, 10, 10);
        }
      },
    });
    if (isPrint) setPrintBoxes(document, sampleGeometry);
    else setScreenBoxes(document);
    for (const { node } of document.getPages()) {
      expect(node.has(PDFName.of('CropBox')) || node.has(PDFName.of('ArtBox'))).toBe(false);
    }
  }
});

test('a screen page is its own trim and has no bleed', async () => {
  const document = await sampleDocument();
  setScreenBoxes(document);
  const [page] = document.getPages();
  expect(findPageBox(page!, 'TrimBox')).toEqual([0, 0, 522, 738]);
  expect(findPageBox(page!, 'BleedBox')).toBeUndefined();
});

test('a sheet without room for the bleed is refused, with both sizes', async () => {
  const document = await sampleDocument();
  expect(() => setPrintBoxes(document, { ...sampleGeometry, trimWidth: 522 })).toThrow(
    /540\.00 × 738\.00 bp, found 522\.00 × 738\.00 bp/,
  );
});

test('a MediaBox that the page inherits and writes upside down is understood', async () => {
  const document = await sampleDocument({
    change: (file) => {
      file.catalog.Pages().set(PDFName.of('MediaBox'), file.context.obj([522, 738, 0, 0]));
      for (const { node } of file.getPages()) node.delete(PDFName.of('MediaBox'));
    },
  });
  expect(findPageBox(document.getPages()[0]!, 'MediaBox')).toEqual([0, 0, 522, 738]);
});
