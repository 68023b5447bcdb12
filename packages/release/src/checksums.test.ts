import { expect, test } from 'vitest';
import { checkChecksums, checksumsFile, formatChecksums } from './checksums.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const files = new Map([
  ['b.txt', bytes('abc')],
  ['a.txt', bytes('')],
]);
const listed = new Map([...files, [checksumsFile, bytes(formatChecksums(files))]]);
const messages = (changed: ReadonlyMap<string, Uint8Array>) =>
  checkChecksums(changed, 'x.zip').map(({ code, message }) => `${code}: ${message}`);

test('checksums are those of FIPS 180-4, sorted by name', () => {
  expect(formatChecksums(files)).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.txt\n' +
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b.txt\n',
  );
});

test('files that are whole pass', () => expect(messages(listed)).toEqual([]));

test('a changed, a missing and an added file are each named', () => {
  const changed = new Map([...listed, ['a.txt', bytes('x')], ['c.txt', bytes('new')]]);
  changed.delete('b.txt');
  expect(messages(changed)).toEqual([
    'release/changed: a.txt is not the file whose checksum was written down',
    'release/missing-part: b.txt is listed in SHA256SUMS, but not there',
    'release/missing-part: c.txt is there, but SHA256SUMS does not list it',
  ]);
});

test('files without checksums, or with a line that is none, do not pass', () => {
  expect(messages(files)).toEqual(['release/missing-part: SHA256SUMS is not there']);
  const torn = new Map([...listed, [checksumsFile, bytes(`${formatChecksums(files)}e3b0c4`)]]);
  expect(messages(torn)).toEqual(['release/missing-part: line 3 of SHA256SUMS is no checksum']);
});
