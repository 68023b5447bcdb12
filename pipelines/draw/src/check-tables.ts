import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { UserError, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { BookPaths } from '@chiaroscuro/manuscript/paths';
import { parseTable } from '@chiaroscuro/tables/parse-table';

/**
 * What is wrong with the tables of a figure on disk: TeX would draw a table that was edited by hand
 * or damaged, or part of it, without a word.
 */
export function checkTables(paths: BookPaths, chapter: string, figure: string): Diagnostic[] {
  const folder = paths.chapter(chapter).figure(figure).tables;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.dat'))
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      const place = {
        file: paths.relative(file),
        figure: `${chapter}/${figure}`,
        table: path.basename(name, '.dat'),
      };
      return faults(() => parseTable(readFileSync(file, 'utf8'), place));
    });
}

function faults(read: () => unknown): readonly Diagnostic[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof UserError) return error.diagnostics;
    throw error;
  }
}
