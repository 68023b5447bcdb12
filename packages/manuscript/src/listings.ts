import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { ChapterPaths } from './paths.ts';

/** A part of a source file that the text may show. */
export interface Listing {
  name: string;
  /** Its lines without the indentation that all of them share, each ended by a newline. */
  text: string;
}

/** A mark that does not do what its author wants, and its line from 1. */
export interface ListingMistake {
  line: number;
  message: string;
}

/**
 * The listings of a source file: the lines between `// listing: <name>` and `// end of listing`, both
 * alone on their lines. A listing that is not closed, or holds what listings cannot set, is a mistake.
 */
export function listingsIn(code: string): { listings: Listing[]; mistakes: ListingMistake[] } {
  const listings: Listing[] = [];
  const mistakes: ListingMistake[] = [];
  let open: { name: string; line: number; lines: string[] } | undefined;
  code.split(/\r?\n/).forEach((text, index) => {
    const line = index + 1;
    const name = /^\s*\/\/ listing: (.*)$/.exec(text)?.[1];
    if (name !== undefined) {
      if (open) mistakes.push({ line, message: `listing "${open.name}" is still open here` });
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
        mistakes.push({ line, message: `expected a name in kebab-case, got "${name}"` });
      if (listings.some((each) => each.name === name))
        mistakes.push({ line, message: `there are two listings "${name}" in this file` });
      open = { name, line, lines: [] };
    } else if (/^\s*\/\/ end of listing$/.test(text)) {
      if (!open) mistakes.push({ line, message: 'no listing is open that could end here' });
      else listings.push({ name: open.name, text: withoutIndentation(open.lines) });
      open = undefined;
    } else if (open) {
      // The package listings moves other characters about.
      if (!/^[\x20-\x7e]*$/.test(text))
        mistakes.push({ line, message: 'expected plain ASCII in a listing' });
      open.lines.push(text);
    }
  });
  if (open)
    mistakes.push({ line: open.line, message: `listing "${open.name}" has no // end of listing` });
  return { listings, mistakes };
}

function withoutIndentation(lines: readonly string[]): string {
  const full = lines.filter((line) => line.trim() !== '');
  const shared = Math.min(...full.map((line) => line.search(/\S/)));
  return lines.map((line) => `${line.slice(shared)}\n`).join('');
}

/** The listings of a chapter: their files for TeX (absolute) to their texts, and what is wrong. */
export function chapterListings(
  chapter: ChapterPaths,
  relative: (file: string) => string,
): { files: Map<string, string>; diagnostics: Diagnostic[] } {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const source of sourceFiles(chapter)) {
    const { listings, mistakes } = listingsIn(readFileSync(source, 'utf8'));
    for (const { name, text } of listings) files.set(listingFile(chapter, source, name), text);
    for (const { line, message } of mistakes) {
      diagnostics.push({
        code: 'listing/syntax',
        severity: 'error',
        message,
        place: { file: relative(source), line },
        hint: 'A listing stands between the lines "// listing: <name>" and "// end of listing".',
      });
    }
  }
  return { files, diagnostics };
}

/**
 * What a file of a listing (absolute) would hold if it were written now; undefined when the file is
 * none of a listing, or its listing is gone.
 */
export function presentListing(chapter: ChapterPaths, file: string): string | undefined {
  const [folder, name] = [path.dirname(file), path.basename(file, '.txt')];
  const source = `${path.join(chapter.folder, path.relative(chapter.listings, folder))}.ts`;
  if (!existsSync(source)) return undefined;
  const { listings } = listingsIn(readFileSync(source, 'utf8'));
  return listings.find((each) => each.name === name)?.text;
}

/** `build/listings/<file without .ts>/<name>.txt` */
function listingFile(chapter: ChapterPaths, source: string, name: string): string {
  const stem = path.relative(chapter.folder, source).replace(/\.ts$/, '');
  return path.join(chapter.listings, stem, `${name}.txt`);
}

/** The code of a chapter, its tests left out, sorted. */
function sourceFiles(chapter: ChapterPaths): string[] {
  return ['figures', 'mathematics', 'models'].flatMap((kind) => {
    const folder = path.join(chapter.folder, kind);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .sort()
      .map((file) => path.join(folder, file));
  });
}
