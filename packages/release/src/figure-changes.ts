import type { ReleasedFigure } from './release-record.ts';

/** A figure that is not as it was in another release. */
export interface FigureChange {
  figure: string;
  number?: string;
  /** Its numbers changed, or its picture only; in which editions. */
  what: 'new' | 'removed' | 'numbers' | 'drawing';
  editions: string[];
}

/** What changed figure by figure, in the order of the book, those that are gone last. */
export function figureChanges(
  before: readonly ReleasedFigure[],
  now: readonly ReleasedFigure[],
): FigureChange[] {
  const old = new Map(before.map((figure) => [figure.figure, figure]));
  const present = new Set(now.map(({ figure }) => figure));
  const changes = now.flatMap((figure) => changeOf(old.get(figure.figure), figure));
  const removed = before
    .filter(({ figure }) => !present.has(figure))
    .map(({ figure }): FigureChange => ({ figure, what: 'removed', editions: [] }));
  return [...changes, ...removed];
}

function changeOf(
  before: ReleasedFigure | undefined,
  { figure, number, numbers, drawings }: ReleasedFigure,
): FigureChange[] {
  const named = { figure, ...(number !== undefined && { number }) };
  if (!before) return [{ ...named, what: 'new', editions: Object.keys(drawings) }];
  const editions = Object.keys(drawings).filter(
    (edition) => drawings[edition] !== before.drawings[edition],
  );
  if (before.numbers !== numbers) return [{ ...named, what: 'numbers', editions }];
  return editions.length > 0 ? [{ ...named, what: 'drawing', editions }] : [];
}
