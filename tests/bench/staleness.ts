import { keyOf, type Appearances } from './appearance.ts';
import type { BenchFigure } from './book/figures.ts';
import type { Edit } from './edits.ts';

/** What was seen in the course of the edits. */
export interface Observation {
  figures: readonly BenchFigure[];
  edits: readonly Edit[];
  /** After the cold build of the book before any edit. */
  before: Appearances;
  /** After each edit. */
  after: readonly Appearances[];
  /** After a cold build of the book with all edits. */
  truth: Appearances;
}

/**
 * How many figures, both editions counted, were not what they should be after each edit. Each figure is
 * touched by one edit at most: before it, it must look as in the first cold build, from then on as in the last.
 *
 * @throws Error when the two cold builds differ in other figures than those the edits are said to touch.
 */
export function countStale({ figures, edits, before, after, truth }: Observation): number[] {
  checkTouched({ figures, edits, before, truth });
  return after.map((appearances, step) => {
    const made = edits.slice(0, step + 1);
    return pairs(figures).filter(({ key, figure }) => {
      const expected = made.some((edit) => edit.affects(figure)) ? truth : before;
      return appearances.get(key) !== expected.get(key);
    }).length;
  });
}

/** How many figures an edit touches, both editions counted. */
export function countTouched(figures: readonly BenchFigure[], edit: Edit): number {
  return pairs(figures).filter(({ figure }) => edit.affects(figure)).length;
}

function checkTouched({ figures, edits, before, truth }: Omit<Observation, 'after'>): void {
  const wrong = pairs(figures).filter(({ key, figure }) => {
    const isTouched = edits.some((edit) => edit.affects(figure));
    return isTouched !== (before.get(key) !== truth.get(key));
  });
  if (wrong.length > 0) {
    const names = wrong.map(({ key }) => key).join(', ');
    throw new Error(`cold builds say otherwise of what the edits touch: ${names}`);
  }
}

function pairs(figures: readonly BenchFigure[]) {
  return ['screen', 'print'].flatMap((edition) =>
    figures.map((figure) => ({ figure, key: keyOf(edition, figure) })),
  );
}
