import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { Medium } from '@chiaroscuro/manuscript/book-config';
import { coverName, pdfName, recordName } from '@chiaroscuro/manuscript/product-names';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { LookEditions } from '@chiaroscuro/site/look-colours';

/** A figure as dist/<slug>-figures.json lists it. */
export interface ListedFigure {
  chapter: string;
  name: string;
  number?: string;
  folio?: string;
  alternativeText: string;
}

/** What the last build of a book has handed out, as far as the website shows it. */
export interface BuiltBook {
  /** The dark edition. */
  pdf: { file: string; bytes: Uint8Array; pages: number };
  cover?: Uint8Array;
  figures: readonly ListedFigure[];
  /** SHA-256 of the drawing of a figure in an edition, as the build noted it. */
  drawingDigest(
    figure: Pick<ListedFigure, 'chapter' | 'name'>,
    edition: string,
  ): string | undefined;
}

interface BuildRecord {
  book: { slug: string };
  files: { file: string; edition: string; pages: number; sha256: string }[];
  editions: Record<string, Record<string, { figures?: Record<string, { sha256: string }> }>>;
}

/**
 * The editions that the website shows: the first for screens, which is dark, and the first that is printed.
 *
 * @throws UserError `site/not-built` when the book lacks one of them.
 */
export function lookEditions({ config }: Pick<Book, 'config'>): LookEditions {
  const first = (medium: Medium): string => {
    const found = Object.entries(config.editions).find(([, edition]) => edition.medium === medium);
    if (found) return found[0];
    throw notBuilt(
      `book.json names no edition of the medium ${medium}`,
      'Add one: the website shows both looks.',
    );
  };
  return { dark: first('screen'), light: first('print') };
}

/**
 * Reads what the last build has handed out.
 *
 * @throws UserError `site/not-built`, `site/out-of-date` when a file is not the one that the build noted.
 */
export function readBuiltBook(book: Book, { dark }: LookEditions): BuiltBook {
  const dist = path.join(book.paths.project, 'dist');
  const products = { book, plan: {} };
  const record = JSON.parse(read(dist, recordName(products)).toString()) as BuildRecord;
  const { slug } = book.config;
  if (record.book.slug !== slug)
    throw notBuilt(`dist/build.json is the record of another book, "${record.book.slug}"`);
  const file = pdfName({ ...products, edition: dark, isDraft: false });
  const bytes = read(dist, file);
  const noted = record.files.find((each) => each.file === file);
  if (noted?.sha256 !== createHash('sha256').update(bytes).digest('hex'))
    throw outOfDate(`dist/${file} is not the file that the last build noted in dist/build.json`);
  const cover = path.join(dist, coverName({ book }, dark));
  const list = JSON.parse(read(dist, `${slug}-figures.json`).toString()) as {
    figures: ListedFigure[];
  };
  return {
    pdf: { file, bytes, pages: noted.pages },
    ...(existsSync(book.paths.cover) && existsSync(cover) && { cover: readFileSync(cover) }),
    figures: list.figures,
    drawingDigest: ({ chapter, name }, edition) =>
      record.editions[edition]?.[`draw-${chapter}`]?.figures?.[name]?.sha256,
  };
}

/** What is there is older or newer than the book that was handed out. */
export function outOfDate(message: string): UserError {
  return new UserError({
    code: 'site/out-of-date',
    severity: 'error',
    message,
    hint: 'Build the book with npm run build, and make the website again.',
  });
}

function read(dist: string, name: string): Buffer {
  const file = path.join(dist, name);
  if (existsSync(file)) return readFileSync(file);
  throw notBuilt(`expected dist/${name}, which a build of the whole book hands out, found none`);
}

function notBuilt(message: string, hint = 'Build the book first: npm run build.'): UserError {
  return new UserError({ code: 'site/not-built', severity: 'error', message, hint });
}
