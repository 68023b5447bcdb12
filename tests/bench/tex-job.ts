import { texEnvironment } from '@chiaroscuro/latex/tex-environment';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { timed, type Timed, type TimedCommand } from './timed.ts';

/** The flags of LuaLaTeX in every way of building that is measured, this project's included. */
export const texFlags = ['-no-shell-escape', '-interaction=nonstopmode', '-file-line-error'];

/** A way in which LaTeX builds one edition, in the edition's own folder. */
export interface TexJob {
  book: string;
  edition: string;
  /** The folder of chiaroscuro.sty. */
  style: string;
}

/** Runs a program in the folder and the TeX environment of an edition. */
export function inEdition(
  { book, edition, style }: TexJob,
  command: Pick<TimedCommand, 'program' | 'args' | 'mayFail'>,
): Promise<Timed> {
  const { folder, inputFolders } = bookPaths(book).edition(edition);
  return timed({
    ...command,
    folder,
    env: texEnvironment({
      inputFolders: [...inputFolders, style],
      sourceDateEpoch: editionEpoch(readBook(book).config),
    }),
    isClosed: true,
  });
}

/** As many passes as latexmk thinks right. */
export async function runLatexmk(
  job: TexJob,
  rootFile: string,
): Promise<Timed & { passes: number }> {
  const options = texFlags.map((flag) => `-latexoption=${flag}`);
  const args = ['-norc', '-lualatex', ...options, rootFile];
  const run = await inEdition(job, { program: 'latexmk', args });
  const passes = run.output.match(/^Run number \d+ of rule 'lualatex'/gm)?.length ?? 0;
  return { ...run, passes };
}
