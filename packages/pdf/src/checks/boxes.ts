import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFName, PDFNumber } from 'pdf-lib';
import type { Box, PrintGeometry } from '../page-boxes.ts';
import { contains, findPageBox } from '../page-boxes.ts';

/**
 * Every page of the print edition has a trim of the book's size inside a bleed of the printer's,
 * inside its media; none is cropped, rotated or scaled.
 */
export function checkPrintBoxes(document: PDFDocument, geometry: PrintGeometry): Diagnostic[] {
  return document
    .getPages()
    .flatMap((page, index) =>
      faultsOf(page, geometry, index % 2 === 0).map((message) => boxFault(message, index + 1)),
    );
}

/** Every page of the screen edition is its own trim and has the same size as the first. */
export function checkScreenBoxes(document: PDFDocument): Diagnostic[] {
  const pages = document.getPages();
  const first = pages[0] && findPageBox(pages[0], 'MediaBox');
  return pages.flatMap((page, index) => {
    const media = findPageBox(page, 'MediaBox');
    const trim = findPageBox(page, 'TrimBox');
    const faults = faultsOfFrame(page);
    if (!media || !trim)
      faults.push('Expected a MediaBox and a TrimBox, found one of them missing.');
    else if (!isSameBox(media, trim)) {
      faults.push(
        `Expected the TrimBox to be the whole page, ${show(media)}, found ${show(trim)}.`,
      );
    } else if (first && !isSameSize(media, first)) {
      faults.push(
        `Expected all pages to be as large as the first, ${show(first)}, found ${show(media)}.`,
      );
    }
    return faults.map((message) => boxFault(message, index + 1));
  });
}

function faultsOf(page: PDFPage, geometry: PrintGeometry, isRecto: boolean): string[] {
  const faults = faultsOfFrame(page);
  const media = findPageBox(page, 'MediaBox');
  const bleed = findPageBox(page, 'BleedBox');
  const trim = findPageBox(page, 'TrimBox');
  if (!media || !bleed || !trim) {
    const missing = Object.entries({ MediaBox: media, BleedBox: bleed, TrimBox: trim })
      .filter(([, box]) => !box)
      .map(([name]) => name);
    return [
      ...faults,
      `Expected MediaBox, BleedBox and TrimBox, found no ${missing.join(', no ')}.`,
    ];
  }
  const { trimWidth, trimHeight, bleed: sides } = geometry;
  if (!isNear(trim[2] - trim[0], trimWidth) || !isNear(trim[3] - trim[1], trimHeight)) {
    faults.push(`Expected a trim of ${trimWidth} × ${trimHeight} bp, found TrimBox ${show(trim)}.`);
  }
  const [left, right] = isRecto ? [sides.inside, sides.outside] : [sides.outside, sides.inside];
  const expected: Box = [
    trim[0] - left,
    trim[1] - sides.bottom,
    trim[2] + right,
    trim[3] + sides.top,
  ];
  if (!isSameBox(bleed, expected)) {
    faults.push(`Expected BleedBox ${show(expected)} around the trim, found ${show(bleed)}.`);
  }
  if (!contains(media, bleed)) {
    faults.push(`Expected the BleedBox inside the MediaBox ${show(media)}, found ${show(bleed)}.`);
  }
  return faults;
}

function faultsOfFrame({ node }: PDFPage): string[] {
  const faults = ['CropBox', 'ArtBox', 'UserUnit']
    .filter((key) => node.has(PDFName.of(key)))
    .map((key) => `Expected no ${key}, found one.`);
  const rotation = node.Rotate();
  if (rotation instanceof PDFNumber && rotation.asNumber() % 360 !== 0) {
    faults.push(`Expected an unrotated page, found a rotation by ${rotation.asNumber()}°.`);
  }
  return faults;
}

function boxFault(message: string, page: number): Diagnostic {
  return { code: 'prepress/page-box', severity: 'error', message, place: { page } };
}

/** 0.1 bp is 0.04 mm, far below what a guillotine holds. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.1;
}

function isSameBox(a: Box, b: Box): boolean {
  return a.every((value, side) => isNear(value, b[side]!));
}

function isSameSize(a: Box, b: Box): boolean {
  return isNear(a[2] - a[0], b[2] - b[0]) && isNear(a[3] - a[1], b[3] - b[1]);
}

function show(box: Box): string {
  return `[${box.map((value) => Number(value.toFixed(3))).join(' ')}]`;
}
