import { createHash } from 'node:crypto';
import type { SourceCell } from './parse-cells.ts';

/**
 * An id for every cell, which stays while what it is named after stays: a figure's cell is
 * `figure-<name>`, where links lead to; others have their title's or heading's words, the rest the
 * digest of their text. The same words twice get a number.
 *
 * @returns ids of 1 to 64 letters, digits and hyphens, as nbformat 4.5 asks for.
 */
export function cellIds(cells: readonly SourceCell[]): string[] {
  const taken = new Map<string, number>();
  return cells.map((cell) => {
    const wanted = nameOf(cell);
    const count = (taken.get(wanted) ?? 0) + 1;
    taken.set(wanted, count);
    return count === 1 ? wanted : `${wanted}-${count}`;
  });
}

/** The id of the cell that shows a figure. */
export function figureCellId(figure: string): string {
  return `figure-${figure}`;
}

function nameOf({ kind, title, figure, text }: SourceCell): string {
  if (figure !== undefined) return figureCellId(figure);
  const heading = kind === 'markdown' ? /^#+ +(.+)$/m.exec(text)?.[1] : undefined;
  const words = (title || (heading ?? ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
    .replace(/-$/, '');
  return words || `cell-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
