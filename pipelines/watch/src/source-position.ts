import { readFileSync } from 'node:fs';
import { execa } from 'execa';
import { findSource } from '@chiaroscuro/manuscript/find-source';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { presentLine, type SourceLines } from '@chiaroscuro/recipes/source-lines';

/** A line of a source of the book. */
export interface SourcePosition {
  /** Absolute path, inside the project. */
  file: string;
  line: number;
}

/** A place on a page of a PDF. */
export interface PagePoint {
  pdf: string;
  /** From 1. */
  page: number;
  /** Points (1/72 in) from the left edge of the media box. */
  x: number;
  /** Points from its top edge. */
  y: number;
}

/** How far above and below a place its source is looked for, in points: between lines there is only the page. */
const reach = [0, -8, 8, -16, 16, -28, 28];

/**
 * The source line that made a place on a page, or one close to it, as the SyncTeX file beside the PDF
 * tells; undefined when there is no such file, or when no source of the book made the page.
 */
export async function sourcePosition(
  paths: BookPaths,
  point: PagePoint,
): Promise<SourcePosition | undefined> {
  const bare = await askSynctex(paths, { ...point, x: 1, y: 1 });
  for (const distance of reach) {
    const found = await askSynctex(paths, { ...point, y: point.y + distance });
    if (found && (found.file !== bare?.file || found.line !== bare.line)) return found;
  }
  return bare;
}

async function askSynctex(
  paths: BookPaths,
  { pdf, page, x, y }: PagePoint,
): Promise<SourcePosition | undefined> {
  const { stdout, failed } = await execa(
    'synctex',
    ['edit', '-o', `${page}:${x.toFixed(2)}:${y.toFixed(2)}:${pdf}`],
    { reject: false, stdin: 'ignore', timeout: 10_000 },
  );
  if (failed) return undefined;
  for (const { input, line } of readAnswer(stdout)) {
    const file = findSource(paths, input);
    if (file) return { file, line: presentLine({ paths, lines: linesBeside(pdf), file, line }) };
  }
  return undefined;
}

/** The lines that counted when the pages were typeset, from the file that typesetting leaves beside them. */
function linesBeside(pdf: string): SourceLines {
  try {
    return JSON.parse(readFileSync(pdf.replace(/\.pdf$/, '.lines.json'), 'utf8')) as SourceLines;
  } catch {
    return {};
  }
}

/** The records of `synctex edit`, the best first. */
export function readAnswer(answer: string): { input: string; line: number }[] {
  return [...answer.matchAll(/^Input:(.*)\r?\n(?:Line:(\d+))/gm)].map(([, input, line]) => ({
    input: input!,
    line: Number(line),
  }));
}
