import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('a file and what to hold it against are read', () => {
  expect(parseOptions(['a.pdf'])).toEqual({ file: 'a.pdf', book: 'book', isOfBook: false });
  const args = ['a.pdf', '--profile', 'kdp', '--html', 'a.html', '--json=a.json', '--book', 'b'];
  expect(parseOptions(args)).toEqual({
    ...{ file: 'a.pdf', profile: 'kdp', html: 'a.html', json: 'a.json' },
    ...{ book: 'b', isOfBook: true },
  });
  expect(parseOptions(['a.pdf', '-h'])).toBeUndefined();
});

test.each([
  [[], 'expected one PDF, got none'],
  [['a.pdf', 'b.pdf'], 'got a.pdf, b.pdf'],
  [['a.pdf', '--printer', 'kdp'], "'--printer'"],
  [['a.pdf', '--profile'], '--profile'],
])('%j is not understood', (args, says) => {
  expect(() => parseOptions(args)).toThrow(UserError);
  expect(() => parseOptions(args)).toThrow(says);
});
