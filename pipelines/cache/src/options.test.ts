import { expect, test } from 'vitest';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { parseOptions } from './options.ts';

test('an action is read, with the size for prune', () => {
  expect(parseOptions(['verify'])).toEqual({ action: 'verify' });
  expect(parseOptions(['stats'])).toEqual({ action: 'stats' });
  expect(parseOptions(['prune'])).toEqual({ action: 'prune', maximumBytes: 2e9 });
  expect(parseOptions(['prune', '--max-size', '500MB'])).toMatchObject({ maximumBytes: 5e8 });
  expect(parseOptions(['prune', '-h'])).toEqual({ action: 'help' });
});

test.each([
  [[], 'got nothing'],
  [['clean'], 'got "clean"'],
  [['verify', 'stats'], 'got verify, stats'],
  [['--fast'], "'--fast'"],
  [['stats', '--max-size=1MB'], '--max-size belongs to prune'],
  [['prune', '--max-size', 'much'], 'got "much"'],
])('%j is not understood', (args, says) => {
  expect(() => parseOptions(args)).toThrow(UserError);
  expect(() => parseOptions(args)).toThrow(says);
});
