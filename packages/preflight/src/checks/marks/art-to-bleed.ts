import type { Check, Remark } from '../../check.ts';
import type { Mark } from '../../mark.ts';
import { cmykRasters } from '../../raster.ts';
import type { PageRaster } from '../../raster-page.ts';
import type { Sheet } from '../../raster-sheet.ts';
import { sheetsOf } from '../../raster-sheet.ts';
import { bareEdge } from './bare-edge.ts';
import { FigureAreas } from './figure-areas.ts';
import type { Side } from './page-side.ts';
import { edge, inward, opposite, sides } from './page-side.ts';
import { isPrint } from './printer-of.ts';
import { leavesInk } from './visible-marks.ts';

/** Content this close to the trim is cut, for paper moves in the machine. In bp. */
const closeToTrim = 1;
/** How far from the edge of the bleed content may end, in bp. */
const tolerance = 0.5;

/**
 * What comes within a point of the trim, or crosses it, runs on to the edge of the bleed (row 11),
 * or a white line shows where the paper was cut a little beside the trim.
 *
 * Marks say which pages are in question: their boxes come close to the trim on a side that has
 * bleed. A page is then drawn, and just inside the trim compared with the edge of the bleed, row by
 * row: for a mark that ends before that edge two bare rows are a fault, because another mark may
 * carry it on; for one whose box reaches the edge but whose shape, or clip, need not, half an inch
 * of them, because slanting shapes leave the page elsewhere than they cross the trim. Text is a
 * matter of margins.
 */
export const artToBleed: Check = {
  code: 'preflight/art-to-bleed',
  applies: isPrint,
  begin(subject) {
    const sheets = sheetsOf(subject);
    const rasters = cmykRasters(subject);
    const remarks: Remark[] = [];
    let spans: Partial<Record<Side, Spans>> = {};
    let figures = new FigureAreas();
    return {
      mark(mark) {
        figures.add(mark);
        const sheet = sheets[mark.page - 1];
        if (!sheet || mark.kind === 'text' || !leavesInk(mark)) return;
        for (const side of sides) {
          if (hasBleed(sheet, side) && comesClose(mark, sheet, side)) {
            note((spans[side] ??= { short: [], reaching: [] }), { mark, sheet, side });
          }
        }
      },
      pageEnd(page) {
        const [asked, areas, sheet] = [spans, figures, sheets[page - 1]];
        [spans, figures] = [{}, new FigureAreas()];
        if (!sheet || Object.keys(asked).length === 0) return;
        rasters.request(page, (raster) => {
          for (const side of sides) {
            const fault = asked[side] && look({ raster, page, sheet, side, spans: asked[side] });
            const figure = fault?.where && areas.at(fault.where);
            if (fault) remarks.push({ ...fault, place: { page, ...(figure && { figure }) } });
          }
        });
      },
      async end() {
        await rasters.settle();
        return remarks;
      },
    };
  },
};

/** Stretches along one side of a page, in bp. */
type Stretch = readonly [from: number, to: number];

interface Spans {
  /** Of marks that end before the edge of the bleed. */
  short: Stretch[];
  /** Of shapes whose box reaches it. */
  reaching: Stretch[];
}

/** A page with more of them is looked at along its whole sides. */
const mostStretches = 500;

function note(spans: Spans, { mark, sheet, side }: { mark: Mark; sheet: Sheet; side: Side }): void {
  const endsBefore = inward(edge(mark.box, side) - edge(sheet.bleed, side), side) > tolerance;
  const isShort = endsBefore && !isFineLine(mark);
  const list = isShort ? spans.short : spans.reaching;
  const [left, bottom, right, top] = mark.box;
  const isUpright = side === 'left' || side === 'right';
  const stretch: Stretch = isUpright ? [bottom, top] : [left, right];
  if (list.length < mostStretches) list.push(stretch);
  else list.splice(0, list.length, [-Infinity, Infinity]);
}

/** Fine lines may end beyond the trim: one that slants leaves no white line, whichever way the paper is cut. */
function isFineLine(mark: Mark): boolean {
  return mark.kind === 'stroke' && mark.width < 1;
}

function hasBleed({ trim, bleed }: Sheet, side: Side): boolean {
  return inward(edge(trim, side) - edge(bleed, side), side) > tolerance;
}

/** Whether a mark is at least partly on the page, and its box comes close to the trim or crosses it. */
function comesClose({ box }: Mark, { trim }: Sheet, side: Side): boolean {
  const reach = (of: Side, from: Side) => inward(edge(box, of) - edge(trim, from), from);
  // The rarer first: this is asked of every mark.
  return reach(side, side) <= closeToTrim && sides.every((from) => reach(opposite(from), from) > 0);
}

function look(options: {
  raster: PageRaster | undefined;
  page: number;
  sheet: Sheet;
  side: Side;
  spans: Spans;
}): Remark | undefined {
  const { raster, sheet, side, spans } = options;
  const hint =
    'Let it run on to the edge of the bleed (the page with its bleed is what `current page` means in TikZ), or end it well inside the trim.';
  if (!raster) {
    return {
      message: `Expected to see whether what reaches the trim at the ${side} reaches the bleed, but Ghostscript did not draw the page within its time.`,
      hint,
    };
  }
  const where =
    bareEdge({ raster, sheet, side, stretches: spans.short, leastLength: 2 }) ??
    bareEdge({ raster, sheet, side, stretches: spans.reaching, leastLength: 36 });
  if (!where) return undefined;
  const bleed = Math.abs(edge(sheet.trim, side) - edge(sheet.bleed, side));
  return {
    message: `Expected what reaches the trim at the ${side} to run on to the edge of the bleed, ${Number((bleed / 72).toFixed(3))} in beyond, found it end before.`,
    where,
    hint,
  };
}
