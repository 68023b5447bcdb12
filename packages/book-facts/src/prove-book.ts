import { existsSync, readFileSync } from 'node:fs';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import { allFigures } from '@chiaroscuro/manuscript/find-figure';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { editionPrinter } from '@chiaroscuro/printers/edition-printer';
import {
  provePalette,
  type PaletteProof,
  type ProofDrawing,
} from '@chiaroscuro/stylesheet/palette-proof';
import { openPress } from '@chiaroscuro/stylesheet/press-colours';
import { printedColours } from '@chiaroscuro/stylesheet/printed-colours';
import { readStylesheet } from '@chiaroscuro/stylesheet/read-stylesheet';
import { resolveEdition } from '@chiaroscuro/stylesheet/resolve-edition';
import type { Stylesheet } from '@chiaroscuro/stylesheet/stylesheet';

/** The palette of a book, proved for each of its editions. */
export interface BookProof {
  stylesheet: Stylesheet;
  editions: readonly EditionProof[];
}

/** One edition's proof, and how its readers see any value of the stylesheet. */
export interface EditionProof extends PaletteProof {
  shown: (hex: string, name: string) => string;
}

/**
 * Proves the palette of all editions, the printed ones as their printers' inks give it.
 *
 * @param only the editions that are wanted, if not all are.
 * @throws UserError for a stylesheet with mistakes, a printer or a press profile that is not there.
 */
export async function proveBook(
  book: Book,
  environment: NodeJS.ProcessEnv,
  only: readonly string[] = Object.keys(book.config.editions),
): Promise<BookProof> {
  const { config, paths } = book;
  const text = readFileSync(paths.stylesheet, 'utf8');
  const stylesheet = readStylesheet(text, paths.relative(paths.stylesheet));
  const drawings = readDrawings(book);
  const editions = only.map(async (name) => {
    const { medium } = config.editions[name]!;
    const shown = await shownColours({ book, stylesheet, edition: name, environment });
    const edition = { name, medium };
    return { ...provePalette({ stylesheet, text, edition, drawings, shown }), shown };
  });
  return { stylesheet, editions: await Promise.all(editions) };
}

interface ShownOptions {
  book: Book;
  stylesheet: Stylesheet;
  edition: string;
  environment: NodeJS.ProcessEnv;
}

async function shownColours(options: ShownOptions): Promise<EditionProof['shown']> {
  const { book, stylesheet, edition, environment } = options;
  const printer = editionPrinter({ book, edition, environment })?.profile;
  if (printer?.colourSpace.value !== 'cmyk') return (hex) => hex;
  const profile = await readPressProfile({
    profile: printer.outputCondition.value.profile,
    workFolder: book.paths.root,
  });
  const totalInkLimit = printer.inkLimit?.value;
  const press = await openPress({ profile, ...(totalInkLimit && { totalInkLimit }) });
  return printedColours(press, resolveEdition(stylesheet, edition));
}

function readDrawings(book: Book): ProofDrawing[] {
  return allFigures(book).flatMap(({ chapter, figure }) => {
    const { drawing } = book.paths.chapter(chapter).figure(figure);
    if (!existsSync(drawing)) return [];
    const source = readFileSync(drawing, 'utf8');
    return [{ figure: `${chapter}/${figure}`, file: book.paths.relative(drawing), source }];
  });
}
