import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Check, Remark } from '../../check.ts';
import { cmykRasters } from '../../raster.ts';
import type { PageRaster } from '../../raster-page.ts';
import { sheetsOf } from '../../raster-sheet.ts';
import { cornersOf } from './page-corners.ts';
import { isPrint } from './printer-of.ts';
import { leavesInk, touches } from './visible-marks.ts';

/**
 * Pages for print have no background (row 33): a dark page of the screen edition must never reach a
 * press.
 *
 * A background covers all four corners of the bleed, or of the trim if it forgot the bleed. Marks
 * whose boxes do are suspects, and the page is drawn to see whether there is ink. A page whose
 * corners a figure covers is a full-page picture and no ordinary page; nor is a cover.
 */
export const lightBackground: Check = {
  code: 'preflight/light-background',
  applies: (subject) => isPrint(subject) && subject.book?.cover === undefined,
  begin(subject) {
    const sheets = sheetsOf(subject);
    const rasters = cmykRasters(subject);
    const remarks: Remark[] = [];
    let covered = new Set<string>();
    return {
      mark(mark) {
        const sheet = sheets[mark.page - 1];
        if (!sheet || mark.kind === 'text' || mark.figure !== undefined || !leavesInk(mark)) return;
        for (const name of ['bleed', 'trim'] as const) {
          cornersOf(sheet[name]).forEach((corner, index) => {
            if (touches(corner, mark.box)) covered.add(`${name} ${index}`);
          });
        }
      },
      pageEnd(page) {
        const sheet = sheets[page - 1];
        const suspects = (['bleed', 'trim'] as const).filter((name) =>
          [0, 1, 2, 3].every((index) => covered.has(`${name} ${index}`)),
        );
        covered = new Set();
        if (!sheet || suspects.length === 0) return;
        rasters.request(page, (raster) => {
          const name = suspects.find((one) => !raster || areInked(raster, sheet[one]));
          if (name) remarks.push(background(page, raster !== undefined, sheet[name]));
        });
      },
      async end() {
        await rasters.settle();
        return remarks;
      },
    };
  },
};

function areInked(raster: PageRaster, box: Box): boolean {
  return cornersOf(box).every(([left, bottom, right, top]) =>
    raster
      .at(...raster.pixelAt((left + right) / 2, (bottom + top) / 2))
      .some((sample) => sample > 2),
  );
}

function background(page: number, isSeen: boolean, where: Box): Remark {
  const found = isSeen
    ? 'found ink in all four corners'
    : 'found something in all four corners that Ghostscript did not draw within its time';
  return {
    message: `Expected white paper behind the page, ${found}.`,
    place: { page },
    where,
    hint: 'The role paper must be white in the print edition, see maths-preamble.tex; \\pagecolor is for the screen edition.',
  };
}
