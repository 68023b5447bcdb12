import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { contains } from '@chiaroscuro/pdf/page-boxes';
import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import type { Check, Inspection, Remark } from '../../check.ts';
import type { Mark } from '../../mark.ts';
import type { CoverFacts, Subject } from '../../subject.ts';
import { coverAreas, coverSheet, inch } from './cover-areas.ts';

/** Row 46. A cover is cut, folded and glued by machines that go by its measures. */
export const cover: Check = {
  code: 'preflight/cover',
  applies: ({ profile, book }) => profile.medium === 'print' && book?.cover !== undefined,
  begin(subject) {
    const { profile, book } = subject;
    const facts = book?.cover;
    if (profile.medium !== 'print' || !facts) return { end: () => [] };
    return inspectCover(subject, facts, profile.printer);
  },
};

/** Inches by which a printer lets a cover differ from its template. */
const tolerance = 0.001;
/** bp by which marks may touch an area that must stay free. */
const touch = 0.5;

function inspectCover(subject: Subject, facts: CoverFacts, printer: PrinterProfile): Inspection {
  const sheet = coverAreas(subject, facts, printer);
  const onBarcode: Mark[] = [];
  const onSpine: Mark[] = [];
  return {
    mark(mark) {
      if (!sheet || mark.page > 1 || isInvisible(mark)) return;
      if (sheet.barcode && reaches(mark.box, sheet.barcode) && !contains(mark.box, sheet.barcode))
        onBarcode.push(mark);
      const middle = (mark.box[0] + mark.box[2]) / 2;
      if (mark.kind === 'text' && middle > sheet.spine[0] && middle < sheet.spine[2])
        onSpine.push(mark);
    },
    end: () => [
      ...checkSize(subject, facts),
      ...checkBarcode(onBarcode, sheet?.barcode),
      ...(sheet ? checkSpine(onSpine, { spine: sheet.spine, facts, printer }) : []),
    ],
  };
}

function checkSize(subject: Subject, { width, height }: CoverFacts): Remark[] {
  const pages = subject.document.getPageCount();
  if (pages !== 1) {
    return [
      {
        message: `Expected back, spine and front on one page, found ${pages} pages.`,
        hint: 'Typeset the cover as one sheet.',
      },
    ];
  }
  const sheet = coverSheet(subject);
  if (!sheet) return [{ message: 'Expected a page with a MediaBox, found none.' }];
  const found = [sheet[2] - sheet[0], sheet[3] - sheet[1]].map((length) => length / inch);
  const wanted = [width, height];
  if (found.every((length, side) => Math.abs(length - wanted[side]!) <= tolerance)) return [];
  const size = (sides: readonly number[]) => sides.map((side) => side.toFixed(3)).join(' × ');
  return [
    {
      message: `Expected a sheet of ${size(wanted)} in: back, spine, front and their bleed, found ${size(found)} in.`,
      place: { page: 1 },
      hint: 'The spine grows with the page count and with the paper: build the cover after the book.',
    },
  ];
}

function checkBarcode(marks: readonly Mark[], barcode: Box | undefined): Remark[] {
  if (!barcode || marks.length === 0) return [];
  return [
    {
      message: `Expected the area of the barcode to be free, or of one colour, found ${marks.length === 1 ? 'a mark' : `${marks.length} marks`} in it.`,
      place: { page: 1 },
      where: barcode,
      hint: 'Move what stands there: the printer lays his barcode over it.',
    },
  ];
}

function checkSpine(
  marks: readonly Mark[],
  options: { spine: Box; facts: CoverFacts; printer: PrinterProfile },
): Remark[] {
  const { spine, facts, printer } = options;
  const [first] = marks;
  if (!first) return [];
  const { leastPagesForText, clearance } = printer.spine.value;
  const place = { page: 1 };
  if (facts.pages < leastPagesForText) {
    return [
      {
        message: `Expected no text on the spine below ${leastPagesForText} pages, found some on that of ${facts.pages} pages.`,
        place,
        where: first.box,
        hint: 'Leave the spine without text: folding is less exact than so thin a spine is wide.',
      },
    ];
  }
  const free = clearance * inch;
  const near = marks.find(
    ({ box }) => box[0] < spine[0] + free - touch || box[2] > spine[2] - free + touch,
  );
  if (!near) return [];
  return [
    {
      message: `Expected ${clearance} in free beside the text on the spine, which is ${facts.spine.toFixed(3)} in wide, found less.`,
      place,
      where: near.box,
      hint: 'Set it smaller.',
    },
  ];
}

function isInvisible(mark: Mark): boolean {
  return mark.alpha === 0 || (mark.kind === 'text' && mark.mode === 3);
}

/** Whether a mark lies in an area, at least in part. */
function reaches(box: Box, area: Box): boolean {
  return (
    box[0] < area[2] - touch &&
    box[2] > area[0] + touch &&
    box[1] < area[3] - touch &&
    box[3] > area[1] + touch
  );
}
