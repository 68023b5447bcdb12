import type { Remark } from '../../check.ts';
import { permittedDifferences } from '../../edition-content.ts';
import type { EditionContent } from '../../subject.ts';
import { structureCheck } from '../structure/structure-check.ts';

/** Row 43. Page 14 is page 14 in both editions; edition-content.ts lists in what they may differ. */
export const parity = structureCheck({
  code: 'preflight/parity',
  applies: ({ book }) => book?.content !== undefined && book.otherEdition !== undefined,
  inspect: ({ book }) => compareEditions(book!.content!, book!.otherEdition!),
});

/** What two editions do not agree in: page count, text by page, figures, labels. */
function compareEditions(own: EditionContent, other: EditionContent): Remark[] {
  const editions = [own, other] as const;
  return [
    ...comparePageCounts(editions),
    ...compareTexts(editions),
    ...compareLists('figures', editions),
    ...compareLists('labels', editions),
  ];
}

type Editions = readonly [own: EditionContent, other: EditionContent];

function comparePageCounts([own, other]: Editions): Remark[] {
  if (own.texts.length === other.texts.length) return [];
  const count = ({ texts, edition }: EditionContent) => `${texts.length} (${edition})`;
  return [
    {
      message: `Expected both editions to have as many pages, found ${count(own)} and ${count(other)}.`,
      hint: 'Compare the pages around the first figure or formula whose size differs between the editions.',
    },
  ];
}

function compareTexts([own, other]: Editions): Remark[] {
  const pages = own.texts.flatMap((text, index) => {
    const same = other.texts[index];
    return same === undefined || same === text ? [] : [index];
  });
  const [first] = pages;
  if (first === undefined) return [];
  const [ours, theirs] = differingWords(own.texts[first]!, other.texts[first]!);
  const more = pages.length - 1;
  const further =
    more > 0 ? ` ${more === 1 ? 'One more page differs' : `${more} more pages differ`}.` : '';
  return [
    {
      message: `Expected page ${first + 1} to say the same in both editions, found “${ours}” (${own.edition}) and “${theirs}” (${other.edition}).${further}`,
      place: { page: first + 1 },
      hint: `Mend the first page that differs; the pages after it often follow from it. Only these may differ: ${permitted}.`,
    },
  ];
}

const permitted = permittedDifferences.map(({ what }) => what).join('; ');

/** So many words are told of a difference, and so many of what stands before it. */
const shownWords = 8;
const wordsBefore = 3;

/** What stands between the common beginning and the common end of two texts, shortened, with the words before. */
function differingWords(first: string, second: string): [string, string] {
  const texts = [first.split(' '), second.split(' ')] as const;
  const shorter = Math.min(texts[0].length, texts[1].length);
  let start = 0;
  while (start < shorter && texts[0][start] === texts[1][start]) start += 1;
  let end = 0;
  while (end < shorter - start && texts[0].at(-1 - end) === texts[1].at(-1 - end)) end += 1;
  return [excerpt(texts[0], { start, end }), excerpt(texts[1], { start, end })];
}

function excerpt(words: readonly string[], { start, end }: { start: number; end: number }): string {
  const before = Math.max(start - wordsBefore, 0);
  const last = words.length - end;
  const shown = words.slice(before, Math.min(last, start + shownWords));
  return [before > 0 ? '…' : '', ...shown, last > start + shownWords ? '…' : ''].join(' ').trim();
}

function compareLists(kind: 'figures' | 'labels', [own, other]: Editions): Remark[] {
  const missing = (from: EditionContent, there: EditionContent) => {
    const known = new Set(there[kind]);
    return from[kind].filter((entry) => !known.has(entry));
  };
  const [ours, theirs] = [missing(own, other), missing(other, own)];
  if (ours.length + theirs.length === 0) return compareOrder(kind, [own, other]);
  const told = (entries: readonly string[], { edition }: EditionContent) =>
    entries.length === 0 ? [] : [`${edition} alone: ${listed(entries)}`];
  return [
    {
      message: `Expected the same ${kind} at the same places in both editions; ${[...told(ours, own), ...told(theirs, other)].join('; ')}.`,
      hint: 'Take care that what \\ifprint keeps from one edition holds no label, number or figure.',
    },
  ];
}

function compareOrder(kind: 'figures' | 'labels', [own, other]: Editions): Remark[] {
  const moved = own[kind].find((entry, index) => entry !== other[kind][index]);
  if (moved === undefined && own[kind].length === other[kind].length) return [];
  return [
    {
      message: `Expected the ${kind} of both editions in the same order, found another order from ${moved ?? other[kind][own[kind].length]!} on.`,
    },
  ];
}

function listed(entries: readonly string[]): string {
  const shown = entries.slice(0, 3).join('; ');
  return entries.length > 3 ? `${shown} and ${entries.length - 3} more` : shown;
}
