import type { Box } from '@chiaroscuro/pdf/page-boxes';
import type { Rgb } from '@chiaroscuro/stylesheet/colour';
import { formatHex, parseHex } from '@chiaroscuro/stylesheet/colour';
import { toLab } from '@chiaroscuro/stylesheet/cielab';
import type { Check, Remark } from '../../check.ts';
import { rgbRasters } from '../../raster.ts';
import { sheetsOf } from '../../raster-sheet.ts';
import { whiteRectangle } from './white-rectangle.ts';
import type { BorderColour } from './page-border.ts';
import { borderColours } from './page-border.ts';
import { touches } from './visible-marks.ts';

/**
 * Pages for screens are dark to every edge (row 34): the border of each shows the colour of the paper,
 * and no white rectangle of more than 1 cm² dazzles.
 *
 * The paper is the stylesheet's, if the book is known; of any other PDF it is what the first page has
 * in its lower left corner, which must be darker than L* 30. Where a figure runs over the edge, its
 * own colours may stand.
 */
export const darkBackground: Check = {
  code: 'preflight/dark-background',
  applies: ({ profile }) => profile.medium === 'screen',
  begin(subject) {
    const sheets = sheetsOf(subject);
    const rasters = rgbRasters(subject);
    const remarks: Remark[] = [];
    const borders = new Map<number, readonly BorderColour[]>();
    let pictures: Box[] = [];
    return {
      mark({ page, figure, box }) {
        const sheet = sheets[page - 1];
        const isAtEdge = sheet && figure !== undefined && reachesEdge(sheet.media, box);
        if (isAtEdge && pictures.length < mostPictures) pictures.push(box);
      },
      pageEnd(page) {
        const covered = pictures;
        pictures = [];
        rasters.request(page, (raster) => {
          if (!raster) {
            remarks.push(undrawn(page));
            return;
          }
          borders.set(
            page,
            borderColours(raster, (place) => covered.some(isOver(place))),
          );
          const where = whiteRectangle(raster, squareCentimetre);
          if (where) remarks.push(dazzling(page, where));
        });
      },
      async end() {
        await rasters.settle();
        const stated = subject.book?.colours?.paper;
        const paper = stated ? parseHex(stated.replace('#', '')) : firstColour(borders);
        if (!paper) return remarks;
        if (!stated && toLab(paper)[0] >= darkest) return [...remarks, bright(paper)];
        return [...remarks, ...strayBorders(borders, paper)];
      },
    };
  },
};

/** L* that a dark paper stays below. */
const darkest = 30;
/** In square bp. */
const squareCentimetre = (72 / 2.54) ** 2;
/** What renderers round, of 1. */
const tolerance = 3.5 / 255;
const mostPictures = 500;

function reachesEdge(media: Box, box: Box): boolean {
  const [left, bottom, right, top] = media;
  return box[0] <= left + 2 || box[1] <= bottom + 2 || box[2] >= right - 2 || box[3] >= top - 2;
}

function isOver(place: Box): (picture: Box) => boolean {
  return (picture) => touches(picture, place);
}

/** The lower left corner of the first page; its border is told from there. */
function firstColour(borders: ReadonlyMap<number, readonly BorderColour[]>): Rgb | undefined {
  const first = Math.min(...borders.keys());
  return borders.get(first)?.[0]?.colour;
}

function strayBorders(borders: ReadonlyMap<number, readonly BorderColour[]>, paper: Rgb): Remark[] {
  const pages = [...borders].sort(([first], [second]) => first - second);
  return pages.flatMap(([page, colours]) => {
    const stray = colours.filter(({ colour }) => !isNear(colour, paper));
    const [worst] = stray.sort((first, second) => second.pixels - first.pixels);
    if (!worst) return [];
    return [
      {
        message: `Expected the paper’s #${formatHex(paper)} along every edge of the page, found #${formatHex(worst.colour)}.`,
        place: { page },
        where: worst.where,
        hint: 'Paint the page’s colour on the whole MediaBox, as \\pagecolor does, never on the trim alone.',
      },
    ];
  });
}

function isNear(colour: Rgb, paper: Rgb): boolean {
  return colour.every((value, index) => Math.abs(value - paper[index]!) <= tolerance);
}

function bright(paper: Rgb): Remark {
  return {
    message: `Expected dark pages (L* below ${darkest}), found #${formatHex(paper)} in a corner of the first page (L* ${Math.round(toLab(paper)[0])}).`,
    place: { page: 1 },
    hint: 'Is this the print edition? The screen value of the role paper is in maths-preamble.tex.',
  };
}

function dazzling(page: number, where: Box): Remark {
  return {
    message: 'Expected no white area above 1 cm² on a dark page, found one.',
    place: { page },
    where,
    hint: 'Fill with the role paper instead of white, and give a picture with a white ground a dark variant.',
  };
}

function undrawn(page: number): Remark {
  return {
    message:
      'Expected to see whether the page is dark, but pdftoppm did not draw it within its time.',
    place: { page },
    hint: 'Look whether the page can be shown at all, and take out what is broken or overlarge.',
  };
}
