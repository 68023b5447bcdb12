import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { parseTable } from '@chiaroscuro/tables/parse-table';
import type { TableProvenance } from '@chiaroscuro/tables/table';
import type { PictureShelf } from './picture-shelf.ts';

/** What the figure view shows beside the pictures. */
export interface FigureDetails {
  /** Relative to the project. */
  files: { drawing: string; code: string };
  tables: ShownTable[];
  /** The single numbers that prose quotes. */
  numbers: Record<string, string>;
  /** What the computation was given, if it says. */
  parameters?: unknown;
  /** Edition to its pictures of this session, the newest first. */
  history: Record<string, ShownPicture[]>;
}

/** A table, as far as a person reads it. */
export interface ShownTable {
  name: string;
  provenance?: TableProvenance;
  columns: string[];
  /** At most `shownRows` rows. */
  rows: number[][];
  /** Why the table cannot be shown. */
  complaint?: string;
}

/** A version of a picture. */
export interface ShownPicture {
  version: string;
  at: number;
  milliseconds?: number;
  bytes: number;
}

const shownRows = 400;

/** Collects what is known of a figure: its tables with their provenance, and its earlier pictures. */
export function figureDetails(
  {
    paths,
    editions,
    shelf,
  }: { paths: BookPaths; editions: readonly string[]; shelf: PictureShelf },
  { chapter, name }: { chapter: string; name: string },
): FigureDetails {
  const figure = paths.chapter(chapter).figure(name);
  return {
    files: { drawing: paths.relative(figure.drawing), code: paths.relative(figure.code) },
    tables: tableFiles(figure.tables).map((file) => readTable(paths, file)),
    numbers: readNumbers(figure.numbers),
    ...readParameters(paths.chapter(chapter).provenance('compute'), `${chapter}/${name}`),
    history: Object.fromEntries(
      editions.map((edition) => [
        edition,
        shelf.history({ chapter, name, edition }).map(({ pdf, ...picture }) => ({
          ...picture,
          bytes: pdf.length,
        })),
      ]),
    ),
  };
}

function tableFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.dat'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** The file's lines read `\\definecomputed{<chapter>/<figure>}{<name>}{<value>}`. */
function readNumbers(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, 'utf8').matchAll(
    /^\\definecomputed\{.*?\}\{(.*?)\}\{(.*?)\}$/gm,
  );
  return Object.fromEntries(
    [...lines].map(([, name = '', value = '']): [string, string] => [name, value]),
  );
}

/** The record of the compute stage lists the chapter's figures. */
function readParameters(file: string, figure: string): { parameters?: unknown } {
  if (!existsSync(file)) return {};
  const { figures } = JSON.parse(readFileSync(file, 'utf8')) as {
    figures?: { figure: string; parameters?: unknown }[];
  };
  const parameters = figures?.find((each) => each.figure === figure)?.parameters;
  return parameters === undefined ? {} : { parameters };
}

function readTable(paths: BookPaths, file: string): ShownTable {
  const name = path.basename(file, '.dat');
  try {
    const { provenance, columns } = parseTable(readFileSync(file, 'utf8'), {
      file: paths.relative(file),
    });
    const values = Object.values(columns);
    const length = Math.min(shownRows, values[0]?.length ?? 0);
    const rows = Array.from({ length }, (_, row) => values.map((column) => column[row]!));
    return { name, provenance, columns: Object.keys(columns), rows };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { name, columns: [], rows: [], complaint: error.message };
  }
}
