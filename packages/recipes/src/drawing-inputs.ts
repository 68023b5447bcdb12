import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { normaliseTex } from '@chiaroscuro/stylesheet/normalise-tex';

/**
 * A digest of the files of a book that its drawings may read beside those that turbo.json names.
 * Turborepo must not take the drawings of an earlier build for those of this one when a file has
 * changed, or has come to be found first, that only TeX knows it reads; which drawings that concerns
 * the stage finds out by itself. It follows from the sources alone, never from an earlier build.
 */
export function digestDrawingInputs(book: Book): string {
  const { paths, config } = book;
  const editions = Object.keys(config.editions).map((name) => paths.edition(name).folder);
  const folders = [paths.root, paths.chapters, path.join(paths.root, 'matter'), ...editions];
  const readsAny = mayReadAny(book);
  const files = readsAny
    ? filesBelow(paths.root)
    : folders.flatMap((folder) => entriesOf(folder).map((name) => path.join(folder, name)));
  const hash = createHash('sha256');
  for (const file of files.filter((each) => each !== paths.stylesheet).sort()) {
    hash.update(`${path.relative(paths.root, file)}\n`);
    if (readsAny || isRead(file)) hash.update(contentsOf(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** What names a file to be read, other than a package, a library or a font, which TeX finds by their names. */
const reading =
  /\\(?!figuretable)[A-Za-z@]*(?:input|include|import|image|graphics|file|open|read|load|lua|insert)[A-Za-z@]*|\b(?:table|file|graphics)\s*(?:\[[^\]]*\]\s*)?\{(?!\s*\\figuretable)/i;

/** Whether drawings, or the stylesheet for them, may read any file of the book. */
function mayReadAny({ paths, chapters }: Book): boolean {
  const drawings = chapters.flatMap((name) => {
    const chapter = paths.chapter(name);
    return listFigures(chapter).map((figure) => chapter.figure(figure).drawing);
  });
  return [paths.stylesheet, ...drawings]
    .filter((file) => existsSync(file))
    .some((file) => reading.test(normaliseTex(readFileSync(file, 'utf8'))));
}

/** Prose is read by drawings only if they say so; packages, libraries and book.json need not be named. */
function isRead(file: string): boolean {
  return !file.endsWith('.tex') || file.endsWith('.code.tex');
}

function contentsOf(file: string): Uint8Array {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile();
  return isFile ? readFileSync(file) : Buffer.alloc(0);
}

/** No results, nor what editors and tools keep for themselves. */
const passedOver = /^(build|node_modules|golden|\..*|.*~)$/;

function entriesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => !passedOver.test(name));
}

function filesBelow(folder: string): string[] {
  return entriesOf(folder).flatMap((name) => {
    const entry = path.join(folder, name);
    if (statSync(entry).isDirectory()) return filesBelow(entry);
    return name.endsWith('.ts') ? [] : [entry];
  });
}
