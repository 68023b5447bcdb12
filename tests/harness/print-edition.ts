import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { buildBook } from './built-book.ts';
import { coloursButInks, independentWalk, inks } from './independent-walk.ts';
import { mostInk } from './most-ink.ts';

/** A print edition, and what its printer wants. */
export interface PrintEdition {
  /** For whom it is built first; left out for one that is there. */
  printer?: string;
  file: string;
  colours: 'inks' | 'sRGB';
  /** Per cent on any pixel. Printers who take sRGB separate it themselves. */
  inkLimit?: number;
}

/** Tests of a print edition by programs that are not this project's. */
export function describePrintEdition({ printer, file, colours, inkLimit }: PrintEdition): void {
  describe(`the print edition for ${printer ?? 'the printer of the book'}`, () => {
    test('is built: preflight finds no error', async () => {
      if (printer) await buildBook('--printer', printer);
      expect((await execa('qpdf', ['--check', file])).exitCode).toBe(0);
    }, 1_800_000);

    test('holds no colour that it must not hold, as an independent program sees it', async () => {
      const [absent, present] =
        colours === 'inks' ? [coloursButInks, inks] : [inks, coloursButInks];
      expect(await independentWalk(file, absent)).toEqual([]);
      expect(await independentWalk(file, present)).not.toEqual([]);
    }, 120_000);

    if (inkLimit !== undefined) {
      test('keeps the limit of ink on every pixel', async () => {
        const most = await mostInk(file);
        expect(most).toBeGreaterThan(100);
        expect(most).toBeLessThanOrEqual(inkLimit);
      }, 600_000);
    }
  });
}
