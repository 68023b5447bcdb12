import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFArray, PDFName, PDFNumber } from 'pdf-lib';

/** How far the art runs past the trim on each side, in bp. The inside is the side of the spine. */
export interface Bleed {
  top: number;
  bottom: number;
  inside: number;
  outside: number;
}

/** The cut page and what the printer wants around it, in bp (1/72 inch). */
export interface PrintGeometry {
  trimWidth: number;
  trimHeight: number;
  bleed: Bleed;
}

/** A rectangle as PDF writes it: left, bottom, right, top, in bp. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** TeX rounds lengths to 1/65536 pt and writes MediaBoxes to three decimals. */
const tolerance = 0.05;

/**
 * Gives every page TrimBox, BleedBox and MediaBox and removes CropBox and ArtBox. The pages are
 * expected as typeset: the trim centred on a sheet with room for the bleed on all four sides. Odd
 * pages are rectos, whose inside is left.
 *
 * @throws UserError `prepress/page-box` if a sheet is too small for trim and bleed.
 */
export function setPrintBoxes(document: PDFDocument, geometry: PrintGeometry): void {
  document.getPages().forEach((page, index) => {
    const sheet = pageBox(page, 'MediaBox');
    const { trim, bleed } = printBoxes({ sheet, geometry, isRecto: index % 2 === 0 });
    if (!contains(sheet, bleed)) throw sheetTooSmall({ sheet, bleed, page: index + 1 });
    replaceBoxes(page, { MediaBox: bleed, BleedBox: bleed, TrimBox: trim });
  });
}

/** Screen pages have no bleed: the whole page is trim, and nothing is cropped. */
export function setScreenBoxes(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const sheet = pageBox(page, 'MediaBox');
    replaceBoxes(page, { MediaBox: sheet, TrimBox: sheet });
  }
}

/** Trim and bleed of one page whose trim is centred on its sheet, in the sheet's coordinates. */
export function printBoxes(options: { sheet: Box; geometry: PrintGeometry; isRecto: boolean }): {
  trim: Box;
  bleed: Box;
} {
  const { sheet, geometry, isRecto } = options;
  const { trimWidth, trimHeight, bleed } = geometry;
  const left = (sheet[0] + sheet[2] - trimWidth) / 2;
  const bottom = (sheet[1] + sheet[3] - trimHeight) / 2;
  const right = left + trimWidth;
  const top = bottom + trimHeight;
  const [leftBleed, rightBleed] = isRecto
    ? [bleed.inside, bleed.outside]
    : [bleed.outside, bleed.inside];
  return {
    trim: rounded([left, bottom, right, top]),
    bleed: rounded([left - leftBleed, bottom - bleed.bottom, right + rightBleed, top + bleed.top]),
  };
}

/** A box of the page itself or, for the MediaBox, of the tree above it; undefined if there is none. */
export function findPageBox(page: PDFPage, name: string): Box | undefined {
  const { node } = page;
  const entry = node.get(PDFName.of(name)) ?? inherited(page, name);
  const array = node.context.lookup(entry);
  if (!(array instanceof PDFArray) || array.size() !== 4) return undefined;
  const values = array.asArray().map((value) => node.context.lookup(value));
  if (!values.every((value) => value instanceof PDFNumber)) return undefined;
  const [x0, y0, x1, y1] = values.map((value) => value.asNumber()) as [
    number,
    number,
    number,
    number,
  ];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

/** Whether the inner box lies within the outer one, but for rounding. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    inner[0] >= outer[0] - tolerance &&
    inner[1] >= outer[1] - tolerance &&
    inner[2] <= outer[2] + tolerance &&
    inner[3] <= outer[3] + tolerance
  );
}

/** Only MediaBox and CropBox are inheritable (ISO 32000-1, table 30). */
function inherited(page: PDFPage, name: string) {
  const isInheritable = name === 'MediaBox' || name === 'CropBox';
  return isInheritable ? page.node.getInheritableAttribute(PDFName.of(name)) : undefined;
}

function pageBox(page: PDFPage, name: string): Box {
  const box = findPageBox(page, name);
  if (box) return box;
  throw new UserError({
    code: 'prepress/page-box',
    severity: 'error',
    message: `Expected every page to have a ${name} of four numbers, found one without.`,
  });
}

function replaceBoxes(page: PDFPage, boxes: Record<string, Box>): void {
  const { node } = page;
  for (const name of ['CropBox', 'ArtBox', 'BleedBox', 'TrimBox', 'MediaBox']) {
    node.delete(PDFName.of(name));
  }
  for (const [name, box] of Object.entries(boxes)) {
    node.set(PDFName.of(name), node.context.obj([...box]));
  }
}

function rounded(box: Box): Box {
  const [left, bottom, right, top] = box.map((value) => Math.round(value * 1000) / 1000);
  return [left!, bottom!, right!, top!];
}

function sheetTooSmall(options: { sheet: Box; bleed: Box; page: number }): UserError {
  const size = (box: Box) => `${(box[2] - box[0]).toFixed(2)} × ${(box[3] - box[1]).toFixed(2)} bp`;
  return new UserError({
    code: 'prepress/page-box',
    severity: 'error',
    message: `Expected a sheet with room for trim and bleed, ${size(options.bleed)}, found ${size(options.sheet)}.`,
    place: { page: options.page },
    hint: 'Typeset the print edition with the bleed of its printer profile on all four sides.',
  });
}
