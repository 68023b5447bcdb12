import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { parseConfig } from './read-book.ts';

const valid = {
  slug: 'a-book',
  title: 'A Book',
  authors: ['somebody'],
  language: 'en-GB',
  date: '2026-11-23',
  licence: { name: 'MIT', url: 'https://example.org' },
  trim: { width: 7, height: 10 },
  editions: { screen: { medium: 'screen' } },
};

function complaint(book: unknown): UserError {
  try {
    parseConfig(typeof book === 'string' ? book : JSON.stringify(book, null, 2), 'book/book.json');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('the book was accepted');
}

test('a complete book.json is accepted', () => {
  expect(parseConfig(JSON.stringify(valid), 'book/book.json')).toEqual(valid);
});

test('text that is not JSON is a message with file and line', () => {
  const place = (line: number) => ({
    code: 'book/invalid',
    place: { file: 'book/book.json', line },
  });
  expect(complaint('{ "slug": ').diagnostics).toMatchObject([place(1)]);
  expect(complaint('{\n  "slug": "a"\n  "title": "b"\n}').diagnostics).toMatchObject([place(3)]);
  expect(complaint('{\n  "slug": [1,],\n"a": 1\n}').diagnostics).toMatchObject([place(2)]);
  expect(complaint('{\n  "slug": "a",\n').diagnostics).toMatchObject([place(2)]);
});

test('a key that does not exist is named, with its line', () => {
  const text = JSON.stringify({ ...valid, titel: 'A Book' }, null, 2);
  const [first] = complaint(text).diagnostics;
  expect(first?.message).toContain('"titel"');
  expect(text.split('\n')[first!.place!.line! - 1]).toContain('"titel"');
});

test('a missing key is named', () => {
  const { title: _, ...rest } = valid;
  expect(complaint(rest).message).toContain("'title'");
});

test('a value out of its range names the value’s path and the range', () => {
  const { message } = complaint({ ...valid, trim: { width: 70, height: 10 } });
  expect(message).toContain('trim.width');
  expect(message).toContain('12');
});

test('a medium that does not exist lists those that do', () => {
  const { message } = complaint({ ...valid, editions: { screen: { medium: 'web' } } });
  expect(message).toContain('screen, print');
});

test('an edition that is printed names its printer, and one that is not has none', () => {
  const message = (edition: object) => complaint({ ...valid, editions: { mine: edition } }).message;
  expect(message({ medium: 'print' })).toBe("editions.mine must have required property 'printer'");
  expect(message({ medium: 'screen', printer: 'kdp' })).toBe(
    'editions.mine.printer belongs to an edition of the medium print',
  );
  const printed = { ...valid, editions: { mine: { medium: 'print', printer: 'kdp' } } };
  expect(parseConfig(JSON.stringify(printed), 'book/book.json')).toEqual(printed);
});

test('every mistake is reported at once', () => {
  expect(complaint({ ...valid, slug: 'A Book', date: 'today' }).diagnostics).toHaveLength(2);
});

test('the value that was found and what belongs there are told', () => {
  const [first] = complaint({ ...valid, date: '23.11.2026' }).diagnostics;
  expect(first?.message).toContain('"23.11.2026"');
  expect(first?.hint).toContain('YYYY-MM-DD');
});
