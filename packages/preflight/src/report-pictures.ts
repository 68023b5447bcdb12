import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { execa } from 'execa';
import type { ReportedFinding } from './report.ts';
import { readSheets, type Sheet } from './report-sheets.ts';

/** A page as it looks, for a report that must need no other file. */
export interface PagePicture {
  /** `data:` address of a JPEG. */
  image: string;
  /** Pixels. */
  width: number;
  height: number;
  /** Where a box of the page lies on the picture, in per cent of its width and height from the upper left corner. */
  place(box: Box): { left: number; top: number; width: number; height: number };
}

/** How many pages of a report are shown, and how high: a page of text is then legible, and weighs about 60 kB. */
const mostPictures = 30;
const longerSide = 900;

/**
 * Pictures of the pages with findings, at most thirty, by page. A page that Poppler cannot draw in half a minute has none.
 *
 * @param path the PDF.
 */
export async function drawPages(
  path: string,
  findings: readonly ReportedFinding[],
): Promise<Map<number, PagePicture>> {
  const shown = pagesToShow(findings);
  if (shown.length === 0) return new Map();
  const sheets = await readSheets(path, { from: shown[0]!, to: shown.at(-1)! });
  const pictures = new Map<number, PagePicture>();
  const waiting = shown.values();
  const draw = async (): Promise<void> => {
    for (const page of waiting) {
      const sheet = sheets.get(page);
      const picture = sheet && (await drawPage(path, page, sheet));
      if (picture) pictures.set(page, picture);
    }
  };
  await Promise.all([draw(), draw()]);
  return pictures;
}

/** In the order of the book; where there are too many, those with errors go before those with notes. */
function pagesToShow(findings: readonly ReportedFinding[]): number[] {
  const bySeverity = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const pages = new Set(bySeverity.flatMap(({ page }) => page ?? []));
  return [...pages].slice(0, mostPictures).sort((a, b) => a - b);
}

async function drawPage(
  path: string,
  page: number,
  sheet: Sheet,
): Promise<PagePicture | undefined> {
  const only = ['-f', String(page), '-l', String(page), '-singlefile'];
  const form = ['-jpeg', '-jpegopt', 'quality=72,optimize=y', '-scale-to', String(longerSide)];
  const { stdout, failed } = await execa('pdftoppm', [...only, ...form, path], {
    reject: false,
    timeout: 30_000,
    encoding: 'buffer',
    maxBuffer: 20_000_000,
  });
  if (failed || stdout.length === 0) return undefined;
  const [width, height] = pictureSize(sheet);
  const image = `data:image/jpeg;base64,${Buffer.from(stdout).toString('base64')}`;
  return { image, width, height, place: (box) => placeOn(sheet, box) };
}

/** What `-scale-to` makes of a sheet. */
function pictureSize({ mediaBox, rotation }: Sheet): [width: number, height: number] {
  const width = mediaBox[2] - mediaBox[0];
  const height = mediaBox[3] - mediaBox[1];
  const scale = longerSide / Math.max(width, height);
  const size = [Math.ceil(width * scale), Math.ceil(height * scale)] as const;
  return rotation % 180 === 0 ? [...size] : [size[1], size[0]];
}

/** A page is turned clockwise when shown (ISO 32000-1, table 30); pictures are measured from above. */
function placeOn({ mediaBox, rotation }: Sheet, box: Box) {
  const across = (x: number) => clamp((x - mediaBox[0]) / (mediaBox[2] - mediaBox[0]));
  const down = (y: number) => clamp((mediaBox[3] - y) / (mediaBox[3] - mediaBox[1]));
  const [left, right, top, bottom] = [
    across(box[0]),
    across(box[2]),
    down(box[3]),
    down(box[1]),
  ] as const;
  const turned = {
    0: [left, top, right, bottom],
    90: [1 - bottom, left, 1 - top, right],
    180: [1 - right, 1 - bottom, 1 - left, 1 - top],
    270: [top, 1 - right, bottom, 1 - left],
  } as const;
  const [x0, y0, x1, y1] = turned[rotation as keyof typeof turned] ?? turned[0];
  const percent = (part: number) => Math.round(part * 10_000) / 100;
  return {
    left: percent(x0),
    top: percent(y0),
    width: percent(x1 - x0),
    height: percent(y1 - y0),
  };
}

function clamp(part: number): number {
  return Number.isFinite(part) ? Math.min(Math.max(part, 0), 1) : 0;
}
