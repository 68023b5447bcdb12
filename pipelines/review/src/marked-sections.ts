import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markChanges } from '@chiaroscuro/latex/mark-changes';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import {
  changedFigures,
  type ChangedFile,
  type ChangedFigure,
} from '@chiaroscuro/review/changed-figures';
import { sourceLines } from '@chiaroscuro/review/marked-lines';
import { changedFiles, textAt } from './changed-files.ts';

/** A section whose changes are marked. */
export interface MarkedSection {
  /** As TeX is told to read it: `ellipse/energy.tex`, `matter/preface.tex`. */
  name: string;
  /** Absolute: the author's own. */
  source: string;
  /** By line of the marked text, from index 1: the line of the source. */
  lines: readonly number[];
}

/** What has changed in a book since a revision. */
export interface MarkedChanges {
  sections: MarkedSection[];
  figures: ChangedFigure[];
}

/**
 * Marks the changes in every section of prose that is not as it was, and writes it into `workFolder`, where TeX finds it
 * before the author's own.
 *
 * @throws UserError `review/unknown-revision`, `tool/missing` without latexdiff or git.
 */
export async function markSections(
  book: Book,
  revision: string,
  workFolder: string,
): Promise<MarkedChanges> {
  const { root } = book.paths;
  const files = await changedFiles(root, revision);
  const gated = book.chapters.filter((chapter) => existsSync(book.paths.chapter(chapter).golden));
  const sections: MarkedSection[] = [];
  for (const { file } of files.filter(isProse)) {
    const source = path.join(root, file);
    const text = readFileSync(source, 'utf8');
    const marked = await markChanges(await textAt(root, revision, file), text);
    const name = file.replace(/^chapters\//, '');
    const target = path.join(workFolder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, marked);
    sections.push({ name, source, lines: sourceLines(marked, text) });
  }
  return { sections, figures: changedFigures(files, new Set(gated)) };
}

/** Takes the marks from a section again. */
export function unmark({ name }: MarkedSection, workFolder: string): void {
  rmSync(path.join(workFolder, name), { force: true });
}

/** Sections and matter that are there; not drawings. */
function isProse({ status, file }: ChangedFile): boolean {
  return status !== 'D' && file.endsWith('.tex') && !file.includes('/figures/');
}
