import type { WordChange, WordComparison } from './word-changes.ts';

/**
 * What has become of a page: `changed` in words or in a figure, `restyled` with the same words in the same places of the
 * book, `renumbered` in numbers only, `reflowed` when its words only stand elsewhere, or the `same`; `new` and `gone` for
 * pages whose words are all on one side.
 */
export type PageKind = 'changed' | 'restyled' | 'renumbered' | 'reflowed' | 'same';

/** A page of the new book, and the page of the old one it is compared with. */
export interface PageChange {
  kind: PageKind;
  /** Page of the new book, from 0; undefined for one that is gone. */
  page?: number;
  /** Page of the old book, from 0; undefined for one that is new. */
  origin?: number;
  /** Why it has changed, in words. */
  reasons: readonly string[];
}

/** What is known of two editions, page by page. */
export interface PageEvidence {
  pages: { old: number; fresh: number };
  words: WordComparison;
  /** The words of a page, head and folio left out, for the comparison of the same page in both books. */
  wordsOnPage: { old: readonly string[]; fresh: readonly string[] };
  /** Whether the pages of the same number look the same, pixel by pixel. */
  looksSame: (page: number) => boolean;
  /** Figures whose pictures have changed, with their pages in the new book, and in the old one where they are gone. */
  figures: {
    fresh: ReadonlyMap<string, readonly number[]>;
    old: ReadonlyMap<string, readonly number[]>;
  };
}

/** Every page that is not the same, in the order of the new book; pages that are gone come last. */
export function classifyPages(evidence: PageEvidence): PageChange[] {
  const { pages, words } = evidence;
  const added = changesByPage(words.changes, 'added');
  const removed = changesByPage(words.changes, 'removed');
  const shown = Array.from({ length: pages.fresh }, (_, page): PageChange => {
    const origin = words.origins.get(page) ?? (page < pages.old ? page : undefined);
    const here = new Set([
      ...(added.get(page) ?? []),
      ...(origin === undefined ? [] : (removed.get(origin) ?? [])).filter(
        ({ added: fresh }) => fresh.length === 0 || fresh.some((word) => word.page === page),
      ),
    ]);
    const drawn = figuresOn(evidence.figures.fresh, page);
    const place = { page, ...(origin !== undefined && { origin }) };
    if (here.size > 0 || drawn.length > 0) {
      const isRenumbered = drawn.length === 0 && [...here].every(isNumbersOnly);
      const reasons = [
        ...drawn.map((figure) => `figure ${figure}`),
        ...(here.size > 0 ? [describeWords([...here])] : []),
      ];
      return { kind: isRenumbered ? 'renumbered' : 'changed', ...place, reasons };
    }
    if (page < pages.old && evidence.looksSame(page))
      return { kind: 'same', ...place, reasons: [] };
    const isInPlace = evidence.wordsOnPage.old[page] === evidence.wordsOnPage.fresh[page];
    return isInPlace
      ? { kind: 'restyled', ...place, reasons: ['the same words look different'] }
      : { kind: 'reflowed', ...place, reasons: [] };
  });
  const gone = Array.from({ length: pages.old }, (_, page) => page)
    .filter((page) => isGone(page, evidence, removed))
    .map((origin): PageChange => ({ kind: 'changed', origin, reasons: ['the page is gone'] }));
  return [...shown, ...gone];
}

/** A page that no page of the new book comes from, and that held words which are nowhere now. */
function isGone(
  page: number,
  { words }: PageEvidence,
  removed: ReadonlyMap<number, readonly WordChange[]>,
): boolean {
  return removed.has(page) && ![...words.origins.values()].includes(page);
}

function changesByPage(
  changes: readonly WordChange[],
  side: keyof WordChange,
): Map<number, WordChange[]> {
  const byPage = new Map<number, WordChange[]>();
  for (const change of changes) {
    for (const page of new Set(change[side].map((word) => word.page)))
      byPage.set(page, [...(byPage.get(page) ?? []), change]);
  }
  return byPage;
}

function figuresOn(figures: ReadonlyMap<string, readonly number[]>, page: number): string[] {
  return [...figures].filter(([, pages]) => pages.includes(page)).map(([figure]) => figure);
}

const numeric = /^[\p{P}\p{S}]*[\divxlc]+([.,–][\divxlc]+)*[\p{P}\p{S}]*$/u;

/** References, folios and numbers of headings: as many as before, and nothing else. */
function isNumbersOnly({ removed, added }: WordChange): boolean {
  return (
    removed.length === added.length &&
    [...removed, ...added].every(({ word }) => numeric.test(word))
  );
}

function describeWords(changes: readonly WordChange[]): string {
  const said = changes.slice(0, 4).map(({ removed, added }) => {
    const [before, after] = [removed, added].map((words) => quote(words.map(({ shown }) => shown)));
    if (!before) return `new: ${after}`;
    return after ? `${before} → ${after}` : `gone: ${before}`;
  });
  const more = changes.length - said.length;
  return [...said, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function quote(words: readonly string[]): string {
  if (words.length === 0) return '';
  const shown = words.length > 14 ? [...words.slice(0, 9), '…', ...words.slice(-4)] : words;
  return `“${shown.join(' ')}”`;
}
