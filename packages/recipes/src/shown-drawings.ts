import path from 'node:path';
import { hasErrors, UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { EditionPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { Store } from '@chiaroscuro/store/open-store';
import { screenColoursInPrint } from '@chiaroscuro/stylesheet/press-palette';
import { drawingKeys, type FigureName } from './drawing-recipe.ts';
import { makeDrawings } from './drawings.ts';

/**
 * The drawings of an edition in the very colours of the stylesheet, in sRGB, for screens, slides and pages of
 * the web. The printed edition's own PDFs hold inks, and every viewer makes other colours of these; so its
 * figures are drawn once more, and kept in the store like all others.
 *
 * @returns one PDF a figure, by `<chapter>/<figure>`.
 * @throws UserError with TeX's errors.
 */
export async function shownDrawings({
  book,
  edition,
  figures,
  store,
}: {
  book: Book;
  edition: string;
  figures: readonly FigureName[];
  store: Store;
}): Promise<Map<string, Uint8Array>> {
  const shown =
    book.config.editions[edition]?.medium === 'print' ? withoutInks(book, edition) : book;
  const keys = await drawingKeys({ book: shown, edition, store });
  const pictures = new Map<string, Uint8Array>();
  const found: Diagnostic[] = [];
  const shared = await makeDrawings({
    book: shown,
    edition,
    keys,
    store,
    figures,
    onPicture({ chapter, figure, pdf, diagnostics }) {
      if (pdf) pictures.set(`${chapter}/${figure}`, pdf);
      else found.push(...diagnostics);
    },
  });
  const [first, ...others] = [...shared, ...found].filter((item) => hasErrors([item]));
  if (first) throw new UserError(first, ...others);
  return pictures;
}

/** The book, but that TeX finds no inks for its colours. */
function withoutInks(book: Book, edition: string): Book {
  const folder = book.paths.edition(edition).shown;
  const pressPalette = path.join(folder, 'press-palette.tex');
  writeAtomically(pressPalette, screenColoursInPrint);
  const inColours = (paths: EditionPaths): EditionPaths => ({
    ...paths,
    stylesheet: { ...paths.stylesheet, folder, pressPalette },
    inputFolders: paths.inputFolders.map((name) =>
      name === paths.stylesheet.folder ? folder : name,
    ),
  });
  return {
    ...book,
    paths: {
      ...book.paths,
      edition: (name, proof) => inColours(book.paths.edition(name, proof)),
    },
  };
}
