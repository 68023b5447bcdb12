import { expect, test } from 'vitest';
import type { EditionConfig } from '@chiaroscuro/manuscript/book-config';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import { editionPrinter, printerVariable } from './edition-printer.ts';

function choose(config: EditionConfig, named?: string) {
  const book = {
    paths: bookPaths('/tmp/no-book'),
    config: {
      slug: 'a',
      title: 'A',
      authors: ['a'],
      language: 'en',
      date: '2026-11-23',
      licence: { name: 'MIT', url: 'https://example.org' },
      trim: { width: 7, height: 10 },
      editions: { mine: config },
    },
  };
  return editionPrinter({ book, edition: 'mine', environment: { [printerVariable]: named } });
}

test('book.json names the printer and the paper; without a paper it is the first', () => {
  const printed = { medium: 'print', printer: 'kdp' } as const;
  expect(choose(printed)).toMatchObject({ profile: { name: 'kdp' }, paper: 'premium-colour' });
  expect(choose({ ...printed, paper: 'cream' })).toMatchObject({ paper: 'cream' });
});

test('the build names another printer, who has other papers', () => {
  const printed = { medium: 'print', printer: 'kdp', paper: 'cream' } as const;
  expect(choose(printed, 'lulu')).toMatchObject({ profile: { name: 'lulu' }, paper: 'white' });
  expect(choose(printed, '')).toMatchObject({ profile: { name: 'kdp' }, paper: 'cream' });
});

test('a screen edition has no printer', () => {
  expect(choose({ medium: 'screen' }, 'kdp')).toBeUndefined();
});

test('a paper that the printer does not have is told with those that he has', () => {
  expect(() => choose({ medium: 'print', printer: 'lulu', paper: 'cream' })).toThrowError(
    /Lulu, paperback in colour has no paper "cream"/,
  );
});
