import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { zipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { makeArchive, readArchive, type Files } from './archive.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const files: Files = new Map([
  ['b/second.txt', bytes('two')],
  ['first.pdf', bytes('one')],
]);
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test('an archive gives back what was put into it', () => {
  const read = readArchive(makeArchive(files, '2026-11-23'), 'a.zip');
  expect([...read].map(([name, content]) => [name, Buffer.from(content).toString()])).toEqual([
    ['b/second.txt', 'two'],
    ['first.pdf', 'one'],
  ]);
});

test('its bytes do not depend on the order of the files or on the time zone, but on the date', () => {
  process.env['TZ'] = 'Pacific/Auckland';
  const first = makeArchive(files, '2026-11-23');
  process.env['TZ'] = 'America/Los_Angeles';
  const second = makeArchive(new Map([...files].reverse()), '2026-11-23');
  expect(Buffer.from(second).equals(first)).toBe(true);
  expect(Buffer.from(makeArchive(files, '2026-11-24')).equals(first)).toBe(false);
});

const refused = (archive: Uint8Array, most?: number): string => {
  try {
    readArchive(archive, 'a.zip', most);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  return 'nothing is wrong';
};

test.each(['../outside', '/etc/outside', 'C:outside', 'a/../../outside', '..\\outside'])(
  'the name %s, which leads out of the archive, is refused',
  (name) => expect(refused(zipSync({ [name]: bytes('x') }))).toContain('leads out of the archive'),
);

test('what is no archive, or half of one, is refused with a sentence', () => {
  const whole = makeArchive(files, '2026-11-23');
  expect(refused(bytes('%PDF-1.6'))).toContain('expected an archive');
  expect(refused(whole.subarray(0, whole.length / 2))).toContain('expected an archive');
});

test('an archive that unpacks to more than a book can be is refused before it is unpacked', () => {
  const large = zipSync({ 'large.txt': new Uint8Array(1_000_000) });
  expect(large.length).toBeLessThan(10_000);
  expect(refused(large, 999_999)).toContain('larger than 999999 bytes');
  expect(refused(large, 1_000_000)).toBe('nothing is wrong');
});
