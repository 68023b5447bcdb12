import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookPaths, ChapterPaths } from './paths.ts';

/** Names of the book's chapters: the folders in chapters/ that are workspace packages, sorted. */
export function listChapters(paths: BookPaths): string[] {
  return listFolders(paths.chapters).filter((name) =>
    existsSync(path.join(paths.chapters, name, 'package.json')),
  );
}

/** Names of a chapter's figures: the folders in figures/ that are not empty, as git sees them, sorted. */
export function listFigures(chapter: ChapterPaths): string[] {
  return listFolders(chapter.figures).filter(
    (name) => readdirSync(chapter.figure(name).folder).length > 0,
  );
}

/**
 * The name of the chapter whose folder is `folder`.
 *
 * @throws UserError when the folder is not a chapter of the book.
 */
export function chapterName(paths: BookPaths, folder: string): string {
  return memberName({
    container: paths.chapters,
    folder,
    code: 'book/unknown-chapter',
    noun: 'chapter',
  });
}

/**
 * The name of the edition whose folder is `folder`.
 *
 * @throws UserError when the folder is not an edition of the book.
 */
export function editionName(paths: BookPaths, folder: string): string {
  return memberName({
    container: paths.editions,
    folder,
    code: 'book/unknown-edition',
    noun: 'edition',
  });
}

interface Membership {
  container: string;
  folder: string;
  code: 'book/unknown-chapter' | 'book/unknown-edition';
  noun: string;
}

function memberName({ container, folder, code, noun }: Membership): string {
  if (path.dirname(folder) === container) return path.basename(folder);
  throw new UserError({
    code,
    severity: 'error',
    message: `this stage runs in the folder of one ${noun}, but ${folder} is not one`,
    hint: `Run it in a folder of ${container}, or build the whole book with npm run build.`,
  });
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
