import { expect, test } from 'vitest';
import { parseWebsite } from './website.ts';

test('a website says what the book is and which mistakes are known', () => {
  const text = JSON.stringify({
    about: ['A book.'],
    errata: [{ edition: '2026-11-23', page: '7', wrong: 'left', right: 'right' }],
  });
  expect(parseWebsite(text, 'website.json').errata?.[0]?.page).toBe('7');
});

test.each([
  ['{"abuot":[]}', 'additional properties'],
  ['{"buy":[{"name":"A shop","url":"http://shop.example"}]}', 'pattern'],
  ['{"about":', 'not JSON'],
])('%s is refused, and the message says why', (text, reason) => {
  expect(() => parseWebsite(text, 'website.json')).toThrow(reason);
});
