import type { PrinterProfile } from '@chiaroscuro/printers/printer-profile';
import { execa } from 'execa';
import { readSheets, type Sheet } from './report-sheets.ts';

/** What a file says of its destination without being asked. */
interface Signs {
  /** The standard for printing that it claims. */
  standard: 'PDF/X-4' | 'PDF/X-1a:2001' | undefined;
  sheet: Sheet | undefined;
}

/**
 * The name of the profile that a file seems to be made for, from the standard that it claims and the sides on
 * which it has a bleed: `screen` for one without either, else the first printer who asks for both, or at least for the standard.
 *
 * @param path the PDF; one that Poppler cannot read seems to be made for the screen.
 */
export async function guessProfile(
  path: string,
  printers: readonly PrinterProfile[],
): Promise<string> {
  const [standard, sheets] = await Promise.all([
    claimedStandard(path),
    readSheets(path, { from: 1, to: 1 }),
  ]);
  const signs: Signs = { standard, sheet: sheets.get(1) };
  const bleed = signs.sheet && bleedOf(signs.sheet);
  if (!standard && (!bleed || bleed.every((side) => side < least))) return 'screen';
  const alike = printers.filter((printer) => printer.standard.value === (standard ?? 'PDF'));
  const fitting = alike.find((printer) => bleed && hasBleed(printer, bleed));
  return (fitting ?? alike[0])?.name ?? 'screen';
}

/** bp; a narrower margin is no bleed. */
const least = 0.5;
/** bp in an inch. */
const inch = 72;

/** Left, bottom, right, top, in bp. The first page is a recto, whose inside is left. */
function bleedOf({ trimBox, bleedBox }: Sheet): number[] {
  return trimBox.map((side, index) => Math.abs(side - bleedBox[index]!));
}

function hasBleed({ bleed }: PrinterProfile, found: readonly number[]): boolean {
  const { inside, bottom, outside, top } = bleed.value;
  return [inside, bottom, outside, top].every(
    (side, index) => Math.abs(side * inch - found[index]!) < least,
  );
}

async function claimedStandard(path: string): Promise<Signs['standard']> {
  const read = async (...options: string[]): Promise<string> => {
    const result = await execa('pdfinfo', [...options, path], {
      reject: false,
      timeout: 20_000,
      maxBuffer: 10_000_000,
      env: { LC_ALL: 'C' },
    });
    return result.failed ? '' : result.stdout;
  };
  const [info, metadata] = await Promise.all([read(), read('-meta')]);
  if (/^PDF subtype:\s+PDF\/X-1/m.test(info)) return 'PDF/X-1a:2001';
  return /GTS_PDFXVersion\W+PDF\/X-4/.test(metadata) ? 'PDF/X-4' : undefined;
}
