import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { PrinterProfile } from './printer-profile.ts';

/** A book as its cover sees it. `paper` is a name of the printer's table, its first one by default. */
export interface BoundBook {
  pages: number;
  paper?: string | undefined;
}

/**
 * Width of the spine in inches: pages × inches a page of that paper, plus the printer's constant.
 *
 * @throws UserError `printer/unknown` for a paper that the printer does not have.
 */
export function spineWidth(profile: PrinterProfile, { pages, paper }: BoundBook): number {
  const { papers, plus } = profile.spine.value;
  const name = paper ?? Object.keys(papers)[0]!;
  const thickness = Object.hasOwn(papers, name) ? papers[name] : undefined;
  if (thickness === undefined) {
    throw new UserError({
      code: 'printer/unknown',
      severity: 'error',
      message: `${profile.title} has no paper "${name}"`,
      hint: `Its papers are ${Object.keys(papers).join(', ')}.`,
    });
  }
  return pages * thickness + plus;
}

/** A cover's sheet: back, spine and front in one page, with bleed on all four sides. Inches. */
export interface CoverSheet {
  spine: number;
  width: number;
  height: number;
}

/**
 * The size of the cover of a book of this trim.
 *
 * @throws UserError `printer/unknown` for a paper that the printer does not have.
 */
export function coverSheet(
  profile: PrinterProfile,
  { trim, ...book }: BoundBook & { trim: { width: number; height: number } },
): CoverSheet {
  const spine = spineWidth(profile, book);
  const { bleed } = profile.cover.value;
  return { spine, width: 2 * trim.width + spine + 2 * bleed, height: trim.height + 2 * bleed };
}
