import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { layoutGutter, type PrinterLayout } from '@chiaroscuro/printers/printer-layout';
import { settledGutter, settledGutterFile } from '@chiaroscuro/printers/settled-gutter';

/** Tells TeX the gutter for the page count of the pass before. */
export interface GutterKeeper {
  /** To be called before the first pass. */
  begin(): void;
  /** To be called with the page count of each pass; the next one gets its gutter. */
  afterPass(this: void, pages: number): Diagnostic[];
  /** That of the last pass, in inches. */
  present(): number;
}

/** Where the printer's table is, and where TeX reads the gutter. */
export interface GutterJob {
  /** What the layout takes from the printer; no such file, no printer. */
  layoutFile: string;
  workFolder: string;
  /** Page count of the last build, to begin with. */
  pages: number | undefined;
}

/**
 * The gutter depends on the page count and the page count, in some layouts, on the gutter. When a
 * gutter comes up that a pass has had already, the largest since then is taken and kept: a gutter may
 * be too wide, never too narrow.
 */
export function gutterKeeper({ layoutFile, workFolder, pages = 1 }: GutterJob) {
  if (!existsSync(layoutFile)) return undefined;
  const layout = JSON.parse(readFileSync(layoutFile, 'utf8')) as PrinterLayout;
  const file = path.join(workFolder, settledGutterFile);
  let used: number[] = [];
  let isHeld = false;

  const take = (inches: number): void => {
    used.push(inches);
    writeFileSync(file, settledGutter(inches));
  };
  const keeper: GutterKeeper = {
    begin() {
      used = [];
      isHeld = false;
      take(layoutGutter(layout, pages));
    },
    afterPass(counted) {
      const wanted = layoutGutter(layout, counted);
      const earlier = used.indexOf(wanted);
      if (!isHeld && wanted === used.at(-1)) return [];
      if (!isHeld && earlier < 0) {
        take(wanted);
        return [];
      }
      const widest = Math.max(...used.slice(Math.max(0, earlier)));
      if (widest !== used.at(-1)) take(widest);
      isHeld = true;
      return [toAndFro(widest)];
    },
    present: () => used.at(-1)!,
  };
  return keeper;
}

function toAndFro(inches: number): Diagnostic {
  return {
    code: 'printer/gutter',
    severity: 'warning',
    message: `the gutter changes the page count, and the page count the gutter; ${inches} in, the wider one, is taken`,
    hint: 'Let the text block keep its measure when the gutter changes, or add or drop a page.',
  };
}
