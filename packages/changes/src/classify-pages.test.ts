import { expect, test } from 'vitest';
import { pageRanges } from './changes-page.ts';
import { classifyPages, type PageChange } from './classify-pages.ts';
import { wordsOf } from './page-words.ts';
import { compareWords } from './word-changes.ts';

const prose =
  'A string of length one that is held at both ends moves as a wave when it is plucked gently. ' +
  'Its largest displacement is one half. The second page has a sentence of its own, and says no more.';

/** A book of pages with `count` words each, under running heads. */
function paginate(text: string, count: number): string[] {
  const words = text.split(' ');
  const pages = Math.ceil(words.length / count);
  return Array.from(
    { length: pages },
    (_, page) => `A wave ${page + 1}\n${words.slice(page * count, (page + 1) * count).join(' ')}\n`,
  );
}

interface Looks {
  looksSame?: (page: number) => boolean;
  figures?: ReadonlyMap<string, readonly number[]>;
}

function compare(old: string[], fresh: string[], { looksSame, figures }: Looks = {}): PageChange[] {
  const words = (pages: string[]) =>
    wordsOf(pages.map((text, index) => ({ text, folio: String(index + 1) })));
  const onPage = (pages: string[]) =>
    pages.map((_, page) =>
      words(pages)
        .filter((word) => word.page === page)
        .map(({ word }) => word)
        .join(' '),
    );
  return classifyPages({
    pages: { old: old.length, fresh: fresh.length },
    words: compareWords(words(old), words(fresh)),
    wordsOnPage: { old: onPage(old), fresh: onPage(fresh) },
    looksSame: looksSame ?? ((page) => old[page] === fresh[page]),
    figures: { fresh: figures ?? new Map(), old: new Map() },
  });
}

const kinds = (changes: readonly PageChange[]) => changes.map(({ kind }) => kind);

test('an unchanged book has no page that is not the same', () => {
  const pages = paginate(prose, 10);
  expect(new Set(kinds(compare(pages, pages)))).toEqual(new Set(['same']));
});

test('words that break elsewhere are reflow, on every page, whatever heads and folios say', () => {
  const changes = compare(paginate(prose, 10), paginate(prose, 9));
  expect(new Set(kinds(changes))).toEqual(new Set(['reflowed']));
  expect(changes.at(-1)).toMatchObject({ page: 4, origin: 3 });
});

test('a sentence put in changes its page, and the pages after it only flow', () => {
  const fresh = prose.replace('one half.', 'one half. It was measured twice.');
  const changes = compare(paginate(prose, 10), paginate(fresh, 10));
  expect(kinds(changes)).toEqual(['same', 'same', 'changed', 'reflowed', 'reflowed']);
  expect(changes[2]!.reasons.join()).toContain('It was measured twice.');
});

test('a word taken out is told on the page where it stood', () => {
  const changes = compare(paginate(prose, 10), paginate(prose.replace(' gently', ''), 10));
  expect(changes[1]).toMatchObject({ kind: 'changed', origin: 1 });
  expect(changes[1]!.reasons.join()).toContain('gently');
  expect(kinds(changes).filter((kind) => kind === 'changed')).toHaveLength(1);
});

test('other numbers in the same words are a renumbering, other words beside them are not', () => {
  const old = ['1\nSee figure 3.14 and page 7.', '2\nNo more.'];
  expect(kinds(compare(old, ['1\nSee figure 3.15 and page 8.', '2\nNo more.']))).toEqual([
    'renumbered',
    'same',
  ]);
  expect(kinds(compare(old, ['1\nSee table 3.15 and page 8.', '2\nNo more.']))).toEqual([
    'changed',
    'same',
  ]);
});

test('a page whose words stand where they stood and look otherwise is restyled', () => {
  const pages = paginate(prose, 10);
  expect(kinds(compare(pages, pages, { looksSame: (page) => page !== 1 }))).toEqual(
    ['same', 'restyled', 'same', 'same'].slice(0, pages.length),
  );
});

test('a page that shows a figure which has changed has changed', () => {
  const pages = paginate(prose, 10);
  const [, second] = compare(pages, pages, { figures: new Map([['wave/string', [1]]]) });
  expect(second).toMatchObject({ kind: 'changed', reasons: ['figure wave/string'] });
});

test('a caption that floats to another page is no change of words', () => {
  const caption = 'Figure one shows the string at rest.';
  const old = [`1\n${caption} Here begins the tale of it.`, '2\nAnd here it ends.'];
  const fresh = ['1\nHere begins the tale of it.', `2\nAnd here it ends. ${caption}`];
  expect(kinds(compare(old, fresh))).toEqual(['reflowed', 'reflowed']);
});

test('how wide the space around an operator is changes nothing, another operator does', () => {
  const old = ['1\nwith the value log(1 + 𝐾(1 − 𝜖)) at least'];
  const looksSame = () => true;
  expect(kinds(compare(old, ['1\nwith the value log(1+𝐾(1−𝜖)) at least'], { looksSame }))).toEqual([
    'same',
  ]);
  expect(kinds(compare(old, ['1\nwith the value log(1+𝐾(1+𝜖)) at least'], { looksSame }))).toEqual([
    'changed',
  ]);
});

test('words are told as they stand there, with their hyphens', () => {
  const [change] = compare(['1\nA wave.'], ['1\nA well-kept wave.']);
  expect(change!.reasons).toEqual(['new: “well-kept”']);
});

test('a hyphen at the end of a line is no part of the word', () => {
  expect(
    kinds(compare(['1\nA displace-\nment of half-\nway.'], ['1\nA displacement of half-way.'])),
  ).toEqual(['restyled']);
});

test('a page whose words are gone is told', () => {
  const changes = compare(['1\nOne two three.', '2\nFour five six.'], ['1\nOne two three.']);
  expect(changes.at(-1)).toMatchObject({ origin: 1, reasons: ['the page is gone'] });
});

test('pages are told in ranges', () => {
  const changes = [0, 1, 2, 4].map((page): PageChange => ({ kind: 'reflowed', page, reasons: [] }));
  expect(pageRanges(changes, 'reflowed', ['i', 'ii', '1', '2', '3'])).toBe('i–1, 3');
});
