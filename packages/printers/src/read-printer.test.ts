import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { printerNames, readPrinter } from './read-printer.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function bookWith(name: string, text: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'printers-'));
  folders.push(root);
  const book = path.join(root, 'book');
  mkdirSync(path.join(book, 'printers'), { recursive: true });
  writeFileSync(path.join(book, 'printers', `${name}.json`), text);
  return book;
}

test('five printers come with the software, and each of their profiles fits the schema', () => {
  expect(printerNames()).toEqual(['ingram', 'kdp', 'lulu', 'offset-x1a', 'offset-x4']);
  for (const name of printerNames()) expect(readPrinter(name).name).toBe(name);
});

test('every number says where it comes from and when that was read', () => {
  for (const name of printerNames()) {
    for (const value of Object.values(readPrinter(name))) {
      if (typeof value === 'object' && 'value' in value)
        expect(value).toMatchObject({ source: expect.any(String), read: expect.any(String) });
    }
  }
});

test('an unknown printer is told with the nearest name and all the others', () => {
  expect(() => readPrinter('kdpp')).toThrowError(
    expect.objectContaining({
      diagnostics: [
        expect.objectContaining({
          code: 'printer/unknown',
          hint: expect.stringMatching(/Did you mean kdp\?.* ingram, kdp, lulu/),
        }),
      ],
    }),
  );
});

test.each(['../kdp', 'a/b', '', 'KDP', '/etc/passwd'])('"%s" is no name of a profile', (name) => {
  expect(() => readPrinter(name)).toThrowError(/no printer profile/);
});

test('a book brings its own printer, which goes before ours', () => {
  const profile = { ...readPrinter('kdp'), title: 'The press next door' };
  const book = bookWith('kdp', JSON.stringify(profile));
  expect(readPrinter('kdp', book).title).toBe('The press next door');
  expect(readPrinter('kdp').title).not.toBe('The press next door');
  expect(printerNames(bookWith('near', '{}'))).toContain('near');
});

test('a profile that lies outside the book is not read through a link', () => {
  const book = bookWith('near', '{}');
  writeFileSync(
    path.join(book, '../far.json'),
    JSON.stringify({ ...readPrinter('kdp'), name: 'far' }),
  );
  symlinkSync(path.join(book, '../far.json'), path.join(book, 'printers/far.json'));
  expect(() => readPrinter('far', book)).toThrowError(/no printer profile "far"/);
});

test('every fault of a profile is told with its file', () => {
  const { bleed, ...rest } = readPrinter('kdp');
  const forbiddenTexts = { ...rest.forbiddenTexts, value: ['('] };
  const book = bookWith('mine', JSON.stringify({ ...rest, forbiddenTexts, inklimit: bleed }));
  expect(() => readPrinter('mine', book)).toThrowError(
    expect.objectContaining({
      diagnostics: [
        expect.objectContaining({ message: expect.stringContaining("property 'bleed'") }),
        expect.objectContaining({ message: 'the profile has a key that is not known: "inklimit"' }),
        expect.objectContaining({
          message: expect.stringContaining('forbiddenTexts.value.0'),
          place: { file: 'book/printers/mine.json' },
        }),
      ],
    }),
  );
});

test('gutter lines out of order, or too few for the book, are a fault', () => {
  const profile = readPrinter('kdp');
  const wrong = (value: object[]) =>
    bookWith('kdp', JSON.stringify({ ...profile, gutter: { ...profile.gutter, value } }));
  const first = { pages: 828, inches: 0.5 };
  expect(() => readPrinter('kdp', wrong([first, { pages: 150, inches: 1 }]))).toThrowError(/order/);
  expect(() => readPrinter('kdp', wrong([{ pages: 150, inches: 1 }]))).toThrowError(/828 pages/);
});
