import type { Remark } from '../../check.ts';
import type { Mark } from '../../mark.ts';

/** Marks that have the same fault: one of them, and how many there are. */
export interface Occurrence<Fact> {
  /** The worst of them. */
  mark: Mark;
  fact: Fact;
  count: number;
}

/**
 * More places than this are counted only: nobody reads on, and a hostile file must not fill the
 * memory.
 */
const mostPlaces = 1000;

/**
 * What a check has found, told once for equal faults of one page and figure: forty ticks of one axis
 * are one finding.
 */
export class Occurrences<Fact> {
  readonly #known = new Map<string, Occurrence<Fact> & { weight: number }>();
  #omitted = 0;

  /**
   * @param kind what makes faults of one page and figure equal.
   * @param weight how bad this one is; the worst stands for all.
   */
  add(mark: Mark, found: { kind: string; fact: Fact; weight?: number }): void {
    const { kind, fact, weight = 0 } = found;
    const key = `${mark.page}\n${mark.figure ?? ''}\n${kind}`;
    const known = this.#known.get(key);
    if (!known && this.#known.size >= mostPlaces) {
      this.#omitted += 1;
      return;
    }
    const count = (known?.count ?? 0) + 1;
    if (known && known.weight >= weight) known.count = count;
    else this.#known.set(key, { mark, fact, count, weight });
  }

  /** A remark for each fault, in the order of pages. */
  remarks(describe: (occurrence: Occurrence<Fact>) => Remark): Remark[] {
    const found = [...this.#known.values()].sort((a, b) => a.mark.page - b.mark.page);
    const told = found.map((occurrence) => ({
      ...placeOf(occurrence.mark),
      ...describe(occurrence),
    }));
    if (this.#omitted === 0) return told;
    return [...told, { message: `The same holds in ${this.#omitted} more places.` }];
  }
}

/** Where a mark is, as a remark says it. */
export function placeOf({ page, figure, box }: Mark) {
  return { place: { page, ...(figure !== undefined && { figure }) }, where: box };
}

/** A number of things in words that fit: `1 line`, `40 lines`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
