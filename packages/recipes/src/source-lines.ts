import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { lineMap } from '@chiaroscuro/stylesheet/normalise-tex';

/**
 * The lines of TeX sources that counted when something was made from them: file, relative to the
 * book, to `lineMap`. Comments may have come and gone since, for which nothing is made anew; with
 * this, what was said of a line then can be said of the line where it stands now.
 */
export type SourceLines = Readonly<Record<string, readonly number[]>>;

/** The lines that count in these files (absolute paths). */
export function sourceLines(paths: BookPaths, files: readonly string[]): SourceLines {
  return Object.fromEntries(
    files.map((file) => [path.relative(paths.root, file), lineMap(readFileSync(file, 'utf8'))]),
  );
}

/**
 * Where a line of a source stands now.
 *
 * @param file absolute.
 * @param line from 1, in the file as it was when `lines` were noted.
 */
export function presentLine({
  paths,
  lines,
  file,
  line,
}: {
  paths: BookPaths;
  lines: SourceLines;
  file: string;
  line: number;
}): number {
  const then = lines[path.relative(paths.root, file)];
  if (!then || !existsSync(file)) return line;
  const index = then.findLastIndex((counted) => counted <= line);
  if (index < 0) return line;
  const now = lineMap(readFileSync(file, 'utf8'))[index];
  return now === undefined ? line : now + (line - then[index]!);
}

/** Diagnostics with the lines where their places stand now. */
export function atPresentLines(
  diagnostics: readonly Diagnostic[],
  { paths, lines }: { paths: BookPaths; lines: SourceLines },
): Diagnostic[] {
  return diagnostics.map((item) => {
    const { file, line } = item.place ?? {};
    if (file === undefined || line === undefined) return item;
    const present = presentLine({ paths, lines, file: path.join(paths.project, file), line });
    return { ...item, place: { ...item.place, line: present } };
  });
}
