import { expect, test } from 'vitest';
import { readWords } from './page-words.ts';

test('words are read page by page, with what XML writes otherwise', () => {
  const xhtml = `<doc>
  <page width="486.000000" height="504.000000">
    <word xMin="54.000000" yMin="60.5" xMax="70" yMax="72.000000">a&lt;b</word>
    <word xMin="74" yMin="60.5" xMax="90" yMax="72">R&amp;D</word>
  </page>
  <page width="486.000000" height="504.000000">
  </page>
</doc>`;
  expect(readWords(xhtml)).toEqual([
    [
      { text: 'a<b', left: 54, top: 60.5, right: 70, bottom: 72 },
      { text: 'R&D', left: 74, top: 60.5, right: 90, bottom: 72 },
    ],
    [],
  ]);
});
