import { expect, test } from 'vitest';
import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readSettings } from './settings.ts';

const whole = {
  TURBO_API: 'https://cache.example.org/',
  TURBO_TOKEN: 'token',
  TURBO_TEAM: 'press',
  TURBO_REMOTE_CACHE_SIGNATURE_KEY: '0123456789abcdef0123456789abcdef',
};

function read(change: Record<string, string>) {
  const told: Diagnostic[] = [];
  const settings = readSettings({ ...whole, ...change }, (item) => told.push(item));
  return { settings, told: told.map(({ message }) => message) };
}

test('reads what Turborepo reads', () => {
  expect(read({})).toEqual({
    settings: {
      api: 'https://cache.example.org',
      token: 'token',
      team: 'press',
      key: '0123456789abcdef0123456789abcdef',
      isReadOnly: false,
    },
    told: [],
  });
  expect(read({ TURBO_REMOTE_CACHE_READ_ONLY: 'true' }).settings?.isReadOnly).toBe(true);
});

test('no address, as in a pull request of somebody else, is no cache and nothing to tell', () => {
  expect(read({ TURBO_API: '', TURBO_TOKEN: '' })).toEqual({ settings: undefined, told: [] });
});

test.each([
  [{ TURBO_API: 'cache.example.org' }, 'is no address of the web'],
  [{ TURBO_API: 'ftp://cache.example.org' }, 'is no address of the web'],
  [{ TURBO_TOKEN: '', TURBO_TEAM: '' }, 'cannot be used without TURBO_TOKEN and TURBO_TEAM'],
  [
    { TURBO_REMOTE_CACHE_SIGNATURE_KEY: '' },
    'cannot be used without TURBO_REMOTE_CACHE_SIGNATURE_KEY',
  ],
  [
    { TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'a short key' },
    'is not used with a key of fewer than 32 bytes',
  ],
])('%o is one line, and no cache', (change, says) => {
  const { settings, told } = read(change);
  expect(settings).toBeUndefined();
  expect(told).toEqual([expect.stringContaining(`${says}; this build goes on without it`)]);
});
