import { expect, test } from 'vitest';
import { readToUnicode, writeToUnicode } from './to-unicode.ts';

test('pairs, ranges that count up, and ranges that list their values are read', () => {
  const text = `2 beginbfchar
<0003> <0020>
<01db> <d835dc54>
endbfchar
2 beginbfrange <0042> <0044> <0061>
<0050> <0051> [<006f> <D835DC54>] endbfrange`;
  expect([...readToUnicode(text)]).toEqual([
    [0x3, '0020'],
    [0x1db, 'D835DC54'],
    [0x42, '0061'],
    [0x43, '0062'],
    [0x44, '0063'],
    [0x50, '006F'],
    [0x51, 'D835DC54'],
  ]);
});

test('what is written reads the same, in blocks of at most a hundred, whatever the order', () => {
  const codes = Array.from({ length: 250 }, (_, index) => 7 * index);
  const pairs = new Map(
    codes.map((code) => [code, code.toString(16).toUpperCase().padStart(4, '0')]),
  );
  const text = writeToUnicode(pairs);
  expect(readToUnicode(text)).toEqual(pairs);
  expect(text.match(/\d+ beginbfchar/g)).toEqual([
    '100 beginbfchar',
    '100 beginbfchar',
    '50 beginbfchar',
  ]);
  expect(writeToUnicode(new Map([...pairs].reverse()))).toBe(text);
});
