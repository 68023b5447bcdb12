import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bookPaths } from '@chiaroscuro/manuscript/paths';

/** What a build has left of the book with one chapter, wave. */
export interface Results {
  /** Steps of a build, such as `draw wave/quote (print)`, to a digest of what they made. */
  ofSteps: Record<string, string>;
  /** Every file that a reader or a later stage gets, to the digest of all its bytes. */
  ofFiles: Record<string, string>;
}

export const editions = ['screen', 'print'];

/** Reads the results of the last build. */
export function readResults(book: string): Results {
  const paths = bookPaths(book);
  const chapter = paths.chapter('wave');
  const ofSteps: Record<string, string> = {};
  const ofFiles: Record<string, string> = {};
  for (const figure of foldersIn(chapter.tables)) {
    const files = filesIn(chapter.figure(figure).tables);
    for (const file of files) ofFiles[path.relative(book, file)] = digest(readFileSync(file));
    // The head of a table says where its numbers come from; it is not one of them.
    const numbers = files.map((file) => readFileSync(file, 'utf8').replaceAll(/^[#%].*\n/gm, ''));
    ofSteps[`compute wave/${figure}`] = digest(JSON.stringify(numbers));
  }
  for (const edition of editions) {
    for (const file of filesIn(chapter.drawings(edition))) {
      const step = `draw wave/${path.basename(file, '.pdf')} (${edition})`;
      ofSteps[step] = ofFiles[path.relative(book, file)] = digest(readFileSync(file));
    }
    const { typeset, prepress } = paths.edition(edition);
    for (const file of [typeset, prepress].filter((each) => existsSync(each))) {
      ofFiles[path.relative(book, file)] = digest(readFileSync(file));
    }
    if (existsSync(typeset)) ofSteps[`typeset ${edition}`] = digest(readFileSync(typeset));
  }
  return { ofSteps, ofFiles };
}

/** Names whose digests differ, or that only one side has; sorted. */
export function differences(a: Record<string, string>, b: Record<string, string>): string[] {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
  return names.filter((name) => a[name] !== b[name]);
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

function filesIn(folder: string): string[] {
  return foldersIn(folder).map((name) => path.join(folder, name));
}

function digest(contents: string | Uint8Array): string {
  return createHash('sha256').update(contents).digest('hex');
}
