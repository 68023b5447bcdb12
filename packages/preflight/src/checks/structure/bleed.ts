import { findPageBox } from '@chiaroscuro/pdf/page-boxes';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import type { PDFPage } from 'pdf-lib';
import { isWithin, showBox, showLength } from './box-words.ts';
import { printCheck } from './structure-check.ts';

/** In bp; boxes are rounded to thousandths. */
const tolerance = 0.02;
const pointsPerInch = 72;

/**
 * Row 10. The bleed has the printer's amount on each side; the inside is the spine, left of a recto. Printers that want no
 * standard measure the page itself, which then must be the bleed and no more.
 */
export const bleed = printCheck({
  code: 'preflight/bleed',
  inspect: ({ document }, printer) =>
    document.getPages().flatMap((page, index) =>
      faultsOf({ page, isRecto: index % 2 === 0, printer }).map((message) => ({
        message,
        place: { page: index + 1 },
        hint: 'Typeset the print edition for this printer; the stage prepress then sets the boxes.',
      })),
    ),
});

function faultsOf(options: { page: PDFPage; isRecto: boolean; printer: PrinterProfile }): string[] {
  const { page, isRecto, printer } = options;
  const trim = findPageBox(page, 'TrimBox');
  const bleedBox = findPageBox(page, 'BleedBox');
  // That one is missing is said of the boxes.
  if (!trim || !bleedBox) return [];
  const { top, bottom, inside, outside } = printer.bleed.value;
  const [left, right] = isRecto ? ['inside', 'outside'] : ['outside', 'inside'];
  const sides: [name: string, expected: number, found: number][] = [
    [`${left} (left)`, isRecto ? inside : outside, trim[0] - bleedBox[0]],
    ['bottom', bottom, trim[1] - bleedBox[1]],
    [`${right} (right)`, isRecto ? outside : inside, bleedBox[2] - trim[2]],
    ['top', top, bleedBox[3] - trim[3]],
  ];
  const wrong = sides
    .map(([name, inches, found]) => ({ name, expected: inches * pointsPerInch, found }))
    .filter(({ expected, found }) => Math.abs(found - expected) > tolerance)
    .map(
      ({ name, expected, found }) =>
        `${showLength(found)} bp instead of ${showLength(expected)} ${name}`,
    );
  const faults =
    wrong.length > 0
      ? [`Expected the printer's bleed (${printer.title}), found ${wrong.join(', ')}.`]
      : [];
  const media = findPageBox(page, 'MediaBox');
  if (printer.standard.value === 'PDF' && media && !isWithin(media, bleedBox, tolerance))
    faults.push(
      `Expected a page that ends with its bleed, ${showBox(bleedBox)}, found MediaBox ${showBox(media)}.`,
    );
  return faults;
}
