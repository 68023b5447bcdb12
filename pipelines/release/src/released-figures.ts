import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { alternativeTexts } from '@chiaroscuro/manuscript/alternative-texts';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { drawingRecords } from '@chiaroscuro/recipes/records';
import { sha256 } from '@chiaroscuro/release/checksums';
import type { PackedFigure } from '@chiaroscuro/release/figure-pack';
import type { ReleasedFigure } from '@chiaroscuro/release/release-record';

/** The part of dist/<slug>-figures.json that a release needs. */
interface FigureList {
  figures: { chapter: string; name: string; number?: string }[];
}

/**
 * All figures of a book that has been built: first those that pages show, in their order, then those of
 * the cover alone.
 *
 * @throws UserError `release/missing-figure` for each that lacks its picture in an edition, or its words.
 */
export function releasedFigures(book: Book, list: string): PackedFigure[] {
  const { figures } = JSON.parse(list) as FigureList;
  const shown = new Map(figures.map(({ chapter, name, number }) => [`${chapter}/${name}`, number]));
  const texts = alternativeTexts(book);
  const all = book.chapters.flatMap((chapter) =>
    listFigures(book.paths.chapter(chapter)).map((name) => ({ chapter, name })),
  );
  const faults = all.flatMap((figure) => faultsOf(book, figure, texts));
  for (const figure of shown.keys()) {
    if (!all.some(({ chapter, name }) => figure === `${chapter}/${name}`))
      faults.push(missing(figure, 'the pages show it, but the book has no such figure'));
  }
  const [first, ...others] = faults;
  if (first) throw new UserError(first, ...others);
  const order = [...shown.keys()];
  return all
    .map(({ chapter, name }) => {
      const key = `${chapter}/${name}`;
      const number = shown.get(key);
      const alternativeText = texts.get(key)!;
      return { chapter, name, ...(number !== undefined && { number }), alternativeText };
    })
    .sort((a, b) => place(order, a) - place(order, b));
}

function place(order: readonly string[], { chapter, name }: PackedFigure): number {
  const index = order.indexOf(`${chapter}/${name}`);
  return index < 0 ? order.length : index;
}

function faultsOf(
  book: Book,
  { chapter, name }: { chapter: string; name: string },
  texts: ReadonlyMap<string, string | undefined>,
): Diagnostic[] {
  const figure = `${chapter}/${name}`;
  const paths = book.paths.chapter(chapter);
  const faults = (texts.get(figure) ?? '') === '' ? [missing(figure, 'it has no words')] : [];
  for (const edition of Object.keys(book.config.editions)) {
    const isPlaceholder = drawingRecords(paths, edition)[name]?.isPlaceholder === true;
    if (!existsSync(paths.figure(name).pdf(edition)) || isPlaceholder)
      faults.push(missing(figure, `it has no picture in the ${edition} edition`));
  }
  return faults;
}

function missing(figure: string, message: string): Diagnostic {
  return {
    code: 'release/missing-figure',
    severity: 'error',
    message,
    place: { figure },
    hint: 'npm run build says why; a figure that is not wanted any more goes with its folder.',
  };
}

/** The digests by which a figure of this release is told from the same figure of another one. */
export function digestFigure(book: Book, { chapter, name, number }: PackedFigure): ReleasedFigure {
  const files = book.paths.chapter(chapter).figure(name);
  const numbers = digestTables(files.tables);
  const drawings = Object.keys(book.config.editions).map(
    (edition) => [edition, sha256(readFileSync(files.pdf(edition)))] as const,
  );
  return {
    figure: `${chapter}/${name}`,
    ...(number !== undefined && { number }),
    ...(numbers !== undefined && { numbers }),
    drawings: Object.fromEntries(drawings),
  };
}

/** Of the numbers; the heads of tables tell where they come from. */
function digestTables(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const tables = readdirSync(folder)
    .sort()
    .map((name) => {
      const lines = readFileSync(path.join(folder, name), 'utf8').split('\n');
      return [name, ...lines.filter((line) => !/^[#%]/.test(line))].join('\n');
    });
  return tables.length > 0 ? sha256(tables.join('\n\n')) : undefined;
}
