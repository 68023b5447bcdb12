import path from 'node:path';
import type { Diagnostic, Place } from '@chiaroscuro/diagnostics/diagnostic';
import type { FigurePaths } from '@chiaroscuro/manuscript/paths';
import type { FigureArrays } from '@chiaroscuro/tables/arrays';
import { checkTable } from '@chiaroscuro/tables/check-table';
import { checkNumbers, formatNumbers } from '@chiaroscuro/tables/format-numbers';
import { formatTable } from '@chiaroscuro/tables/format-table';
import type { Table } from '@chiaroscuro/tables/table';

/** A file to be written. */
export interface ExportedFile {
  /** Absolute path. */
  file: string;
  text: string;
}

/** What a figure's arrays became. */
export interface ExportedFigure {
  files: ExportedFile[];
  diagnostics: Diagnostic[];
  /** What there is, for the reader of the build. */
  detail: string;
}

/** Turns the arrays of a figure into its tables and its file of numbers; bad tables become diagnostics. */
export function exportFigure(
  { provenance, tables, numbers }: FigureArrays,
  { paths, place }: { paths: FigurePaths; place: Place },
): ExportedFigure {
  const files: ExportedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, table] of Object.entries(tables)) {
    const problems = checkTable(table, { ...place, table: name });
    diagnostics.push(...problems);
    if (problems.length > 0) continue;
    files.push({
      file: path.join(paths.tables, `${name}.dat`),
      text: formatTable(table, name, provenance),
    });
  }
  // A number that is made from a column with a NaN is one too, which says no more.
  if (!diagnostics.some(({ code }) => code === 'table/not-finite')) {
    const problems = checkNumbers(numbers, place);
    diagnostics.push(...problems);
    if (problems.length === 0) {
      files.push({ file: paths.numbers, text: formatNumbers(provenance.figure, numbers) });
    }
  }
  const rows = Object.values(tables).reduce((sum, table) => sum + rowsOf(table), 0);
  return { files, diagnostics, detail: `${rows} rows` };
}

function rowsOf({ columns }: Table): number {
  return Object.values(columns)[0]?.length ?? 0;
}
