import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { execa } from 'execa';

/** How Poppler sees a page. */
export interface Sheet {
  mediaBox: Box;
  trimBox: Box;
  bleedBox: Box;
  /** Degrees by which it is turned clockwise when shown: 0, 90, 180 or 270. */
  rotation: number;
}

/**
 * The sheets of a range of pages (from 1, both ends included), by page, from Poppler's pdfinfo, which also reads files
 * that others cannot. Empty when it cannot read this one, or is not installed.
 */
export async function readSheets(
  path: string,
  { from, to }: { from: number; to: number },
): Promise<Map<number, Sheet>> {
  const range = ['-f', String(from), '-l', String(to)];
  const { stdout, failed } = await execa('pdfinfo', ['-box', ...range, path], {
    reject: false,
    timeout: 20_000,
    maxBuffer: 50_000_000,
    env: { LC_ALL: 'C' },
  });
  return failed ? new Map() : parseSheets(stdout);
}

function parseSheets(text: string): Map<number, Sheet> {
  const boxes = new Map<string, Box>();
  const rotations = new Map<number, number>();
  for (const [, page, name, numbers] of text.matchAll(
    /^Page\s+(\d+) (rot|MediaBox|TrimBox|BleedBox):\s+(.*)$/gm,
  )) {
    const values = numbers!.trim().split(/\s+/).map(Number);
    if (name === 'rot') rotations.set(Number(page), values[0] ?? 0);
    else if (values.length === 4) boxes.set(`${page} ${name}`, values as unknown as Box);
  }
  const sheets = new Map<number, Sheet>();
  for (const [page, rotation] of rotations) {
    const mediaBox = boxes.get(`${page} MediaBox`);
    const trimBox = boxes.get(`${page} TrimBox`);
    const bleedBox = boxes.get(`${page} BleedBox`);
    if (mediaBox && trimBox && bleedBox)
      sheets.set(page, { mediaBox, trimBox, bleedBox, rotation });
  }
  return sheets;
}
