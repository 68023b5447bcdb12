import { existsSync, readFileSync } from 'node:fs';
import type { Ingredients } from '@chiaroscuro/compute/ingredients';
import type { FigureRecord } from '@chiaroscuro/compute/run';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { ChapterPaths, EditionPaths } from '@chiaroscuro/manuscript/paths';

/** What the last build noted of a figure's numbers. */
export interface NumbersRecord extends FigureRecord {
  recipe?: string;
  ingredients?: Ingredients;
}

/** What the last build noted of a drawing in one edition. */
export interface DrawingRecord {
  sha256: string;
  milliseconds: number;
  isPlaceholder?: boolean;
  /** What was known beforehand, part by part. */
  parts?: Readonly<Record<'drawing' | 'common', string>>;
  reads?: Readonly<Record<string, string>>;
  /** What of the stylesheet it used, to what that meant. */
  style?: Readonly<Record<string, string>>;
}

/** What the last build noted of an edition's pages. */
export interface PagesRecord {
  pages: number;
  passes: number;
  milliseconds: number;
  /** In inches, of an edition for a printer. */
  gutter?: number;
  /** What TeX warned of. */
  diagnostics?: readonly Diagnostic[];
  recipe?: string;
  reads?: Readonly<Record<string, string>>;
}

/** The records of a chapter's numbers, by the figure's own name. */
export function numbersRecords(chapter: ChapterPaths): Record<string, NumbersRecord> {
  const { figures = [] } = read<{ figures: NumbersRecord[] }>(chapter.provenance('compute'));
  return Object.fromEntries(figures.map((record) => [record.figure.replace(/^.*\//, ''), record]));
}

/** The records of a chapter's drawings, by the figure's own name. */
export function drawingRecords(
  chapter: ChapterPaths,
  edition: string,
): Record<string, DrawingRecord> {
  const file = chapter.drawingsRecord(edition);
  return read<{ figures: Record<string, DrawingRecord> }>(file).figures ?? {};
}

/** The record of an edition's pages. */
export function pagesRecord(edition: EditionPaths): PagesRecord | undefined {
  const record = read<PagesRecord>(edition.provenance('typeset'));
  return record.pages === undefined ? undefined : (record as PagesRecord);
}

/** A record that is not there, or that another version of the program wrote, says nothing. */
function read<Shape>(file: string): Partial<Shape> {
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Shape>;
  } catch {
    return {};
  }
}
