import { expect, test } from 'vitest';
import { bookPaths } from '@chiaroscuro/manuscript/paths';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { planBuild } from './build-plan.ts';
import { parseOptions } from './options.ts';

const book: Book = {
  paths: bookPaths('/tmp/no-book'),
  chapters: ['wave'],
  config: {
    slug: 'tiny',
    title: 'A Tiny Book',
    authors: ['somebody'],
    language: 'en-GB',
    date: '2026-11-23',
    licence: { name: 'MIT', url: 'https://example.org' },
    trim: { width: 7, height: 10 },
    editions: { screen: { medium: 'screen' }, print: { medium: 'print', printer: 'kdp' } },
  },
};
const plan = (...args: string[]) => planBuild(book, parseOptions(args));

test('without a word all editions are built, for a printer only those that are printed', () => {
  expect(plan().editions).toEqual(['screen', 'print']);
  expect(plan('--printer', 'ingram')).toMatchObject({ editions: ['print'], printer: 'ingram' });
});

test('a printer has nothing to say about a screen edition', () => {
  expect(() => plan('--printer', 'ingram', '--edition', 'screen')).toThrowError(/is not printed/);
  expect(() => plan('--edition', 'pocket')).toThrowError(/no edition "pocket"/);
});

test('a share of a build ends with the phase that is named, and a chapter’s share filters that chapter', () => {
  const names = (...args: string[]) => plan(...args).phases.map(({ name }) => name);
  expect(names()).toEqual(['numbers', 'drawings', 'pages', 'preflight']);
  expect(names('--until', 'drawings')).toEqual(['numbers', 'drawings']);
  expect(names('--until', 'numbers', '--chapter', 'wave')).toEqual(['numbers']);
  const [numbers] = plan('--until', 'numbers', '--chapter', 'wave').phases;
  expect(numbers!.filters[0]).toMatch(/chapters\/wave$/);
  expect(() => plan('--until', 'drawings', '--chapter', 'wave')).toThrowError(
    /no phase "drawings"/,
  );
  expect(() => plan('--until', 'tea')).toThrowError(/expected --until to be one of numbers/);
});

test('a printer that does not exist stops the build before it begins, in book.json too', () => {
  expect(() => plan('--printer', 'lullu')).toThrowError(/no printer profile "lullu"/);
  const editions = { print: { medium: 'print', printer: 'kpd' } } as const;
  const misspelt = { ...book, config: { ...book.config, editions } };
  expect(() => planBuild(misspelt, parseOptions([]))).toThrowError(/no printer profile "kpd"/);
});
