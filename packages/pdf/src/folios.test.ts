import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { pageFolios } from './folios.ts';
import { sampleDocument } from './sample-document.ts';

/** Folios of seven pages with these page labels. */
async function folios(labels: object | undefined): Promise<string[]> {
  const document = await sampleDocument({ pages: 7 });
  const { catalog, context } = document;
  const key = PDFName.of('PageLabels');
  if (labels) catalog.set(key, context.obj(labels as never));
  else catalog.delete(key);
  return pageFolios(document);
}

test('a book counts its front matter in roman and its text in arabic numbers', async () => {
  const labels = { Nums: [0, { S: 'r' }, 2, { S: 'r', St: 3 }, 4, { S: 'D' }] };
  expect(await folios(labels)).toEqual(['i', 'ii', 'iii', 'iv', '1', '2', '3']);
});

test('labels may be a tree, have a prefix, letters, or no number at all', async () => {
  const labels = {
    Kids: [{ Nums: [0, { S: 'A', St: 26 }] }, { Nums: [2, {}, 3, { S: 'R', St: 1994 }] }],
  };
  expect(await folios(labels)).toEqual([
    ...['Z', 'AA', '', 'MCMXCIV', 'MCMXCV', 'MCMXCVI', 'MCMXCVII'],
  ]);
});

test('without labels pages are counted', async () => {
  expect(await folios(undefined)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});
