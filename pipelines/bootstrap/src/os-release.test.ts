import { expect, test } from 'vitest';
import { parseOsRelease } from './os-release.mjs';

test('Debian is Debian', () => {
  const text = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n';
  expect(parseOsRelease(text)).toEqual({ name: 'Debian GNU/Linux 12 (bookworm)', isDebian: true });
});

test.each(['ID=ubuntu\nID_LIKE=debian', 'ID=linuxmint\nID_LIKE="ubuntu debian"', "ID='debian'"])(
  '%j is made from Debian',
  (text) => {
    expect(parseOsRelease(text).isDebian).toBe(true);
  },
);

test.each(['ID=fedora\nVERSION_ID=41', 'ID=arch', '', 'ID=nondebian'])(
  '%j is not Debian',
  (text) => {
    expect(parseOsRelease(text).isDebian).toBe(false);
  },
);

test('a system without a name for people is called by its identifier', () => {
  expect(parseOsRelease('ID=arch').name).toBe('arch');
});
