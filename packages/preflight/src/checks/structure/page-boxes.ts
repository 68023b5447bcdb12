import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { findPageBox } from '@chiaroscuro/pdf/page-boxes';
import type { PDFPage } from 'pdf-lib';
import { PDFName, PDFNumber } from 'pdf-lib';
import type { Subject } from '../../subject.ts';
import { isWithin, showBox, showLength } from './box-words.ts';
import { structureCheck } from './structure-check.ts';

/** In bp: boxes are rounded to thousandths, a trim is cut to about a third of a millimetre. */
const boxTolerance = 0.01;
const trimTolerance = 0.1;

/**
 * Row 9. Every page of the print edition has a trim inside a bleed inside its media; on a screen the page is its own trim.
 * All pages are of one size; none is cropped, turned or scaled.
 */
export const pageBoxes = structureCheck({
  code: 'preflight/page-boxes',
  inspect: (subject) => {
    const pages = subject.document.getPages();
    const first = pages[0] && findPageBox(pages[0], 'TrimBox');
    return pages.flatMap((page, index) =>
      faultsOf({ page, first, subject }).map((message) => ({
        message,
        place: { page: index + 1 },
        hint: 'Let the stage prepress set the boxes; a page of another program has to be typeset into one of ours.',
      })),
    );
  },
});

function faultsOf(options: { page: PDFPage; first: Box | undefined; subject: Subject }): string[] {
  const { page, first, subject } = options;
  const isPrint = subject.profile.medium === 'print';
  const names = isPrint ? ['MediaBox', 'BleedBox', 'TrimBox'] : ['MediaBox', 'TrimBox'];
  const missing = names.filter((name) => !findPageBox(page, name));
  const faults = faultsOfFrame(page);
  if (missing.length > 0)
    return [...faults, `Expected ${listed(names)}, found no ${missing.join(', no ')}.`];
  const media = findPageBox(page, 'MediaBox')!;
  const trim = findPageBox(page, 'TrimBox')!;
  const bleed = findPageBox(page, 'BleedBox') ?? trim;
  const isWhole = isWithin(media, trim, boxTolerance) && isWithin(trim, media, boxTolerance);
  if (!isPrint && !isWhole)
    return faults.concat(
      `Expected the TrimBox to be the whole page, ${showBox(media)}, found ${showBox(trim)}.`,
    );
  if (isPrint && !isWithin(trim, bleed, boxTolerance))
    faults.push(
      `Expected the TrimBox inside the BleedBox ${showBox(bleed)}, found ${showBox(trim)}.`,
    );
  if (isPrint && !isWithin(bleed, media, boxTolerance))
    faults.push(
      `Expected the BleedBox inside the MediaBox ${showBox(media)}, found ${showBox(bleed)}.`,
    );
  return [...faults, ...faultsOfSize({ trim, first, expected: subject.book?.trim })];
}

function faultsOfSize(options: {
  trim: Box;
  first: Box | undefined;
  expected: { width: number; height: number } | undefined;
}): string[] {
  const { trim, first, expected } = options;
  const [width, height] = sizeOf(trim);
  const [firstWidth, firstHeight] = first ? sizeOf(first) : [width, height];
  const isOff = (value: number, other: number) => Math.abs(value - other) > trimTolerance;
  if (expected && (isOff(width, expected.width) || isOff(height, expected.height)))
    return [
      `Expected a trim of ${showLength(expected.width)} × ${showLength(expected.height)} bp, found ${showLength(width)} × ${showLength(height)} bp.`,
    ];
  if (isOff(width, firstWidth) || isOff(height, firstHeight))
    return [
      `Expected all pages to be as large as the first, ${showLength(firstWidth)} × ${showLength(firstHeight)} bp, found ${showLength(width)} × ${showLength(height)} bp.`,
    ];
  return [];
}

function faultsOfFrame(page: PDFPage): string[] {
  const { node } = page;
  const present = [
    // A CropBox may come from the tree of pages.
    ...(findPageBox(page, 'CropBox') ? ['CropBox'] : []),
    ...['ArtBox', 'UserUnit'].filter((key) => node.has(PDFName.of(key))),
  ];
  const faults = present.map((key) => `Expected no ${key}, found one.`);
  const rotation = node.context.lookup(node.getInheritableAttribute(PDFName.of('Rotate')));
  if (rotation instanceof PDFNumber && rotation.asNumber() % 360 !== 0)
    faults.push(`Expected an unrotated page, found a rotation by ${rotation.asNumber()}°.`);
  return faults;
}

function sizeOf(box: Box): [width: number, height: number] {
  return [box[2] - box[0], box[3] - box[1]];
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
