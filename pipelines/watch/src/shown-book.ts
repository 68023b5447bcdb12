import { existsSync, readFileSync } from 'node:fs';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { readPrinter } from '@chiaroscuro/printers/read-printer';
import type { ShownBook } from './page-state.ts';

/** What the page has to know of a book beside its PDFs. */
export function shownBook({ config, paths }: Book): ShownBook {
  return {
    title: config.title,
    folder: paths.relative(paths.root),
    trim: config.trim,
    editions: Object.entries(config.editions).map(([name, { medium, printer }]) => ({
      name,
      medium,
      bleed: bleedOf(paths.root, printer),
      // Before a first build has resolved the stylesheet: what the reader's system has behind its text.
      paper: paperOf(paths.edition(name).stylesheet.colours) ?? 'Canvas',
    })),
  };
}

/** A printer who is not known is the build's to report. */
function bleedOf(folder: string, printer: string | undefined): number {
  try {
    return printer ? readPrinter(printer, folder).bleed.value.outside : 0;
  } catch {
    return 0;
  }
}

function paperOf(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const { colours } = JSON.parse(readFileSync(file, 'utf8')) as { colours: Record<string, string> };
  return colours['paper'] && `#${colours['paper']}`;
}
