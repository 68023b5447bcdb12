import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { pageLabels } from './page-labels.ts';
import type { Literal } from './sample-literal.ts';
import { madeOf } from './sample-literal.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';

async function messages(labels: Literal | undefined): Promise<string[]> {
  const subject = await sampleSubject({
    pages: 8,
    change: ({ catalog, context }) => {
      catalog.delete(PDFName.of('PageLabels'));
      if (labels !== undefined) catalog.set(PDFName.of('PageLabels'), madeOf(context, labels));
    },
  });
  return (await remarksOf(pageLabels, subject)).map(({ message }) => message);
}

const green: [string, Literal][] = [
  ['arabic throughout', { Nums: [0, { S: 'D' }] }],
  ['roman, then arabic from a recto', { Nums: [0, { S: 'r' }, 4, { S: 'D' }] }],
  ['arabic that goes on', { Nums: [0, { S: 'r' }, 3, { S: 'D', St: 4 }] }],
  ['a cover without a folio', { Nums: [0, {}, 2, { S: 'D' }] }],
  ['a tree with branches', { Kids: [{ Nums: [0, { S: 'r' }] }, { Nums: [4, { S: 'D' }] }] }],
];

test.each(green)('%s is green', async (_, labels) => {
  expect(await messages(labels)).toEqual([]);
});

const red: [found: string, labels: Literal | undefined][] = [
  ['from the first page on, found none.', undefined],
  ['from the first page on, found none.', { Nums: [] }],
  ['found none before page 3', { Nums: [2, { S: 'D' }] }],
  ['found folio 1 on page 4 of the file, a verso', { Nums: [0, { S: 'r' }, 3, { S: 'D' }] }],
  ['found folio 2 on page 1 of the file, a recto', { Nums: [0, { S: 'D', St: 2 }] }],
  [
    'found them again from page 7 of the file on',
    { Nums: [0, { S: 'r' }, 4, { S: 'D' }, 6, { S: 'R' }] },
  ],
];

test.each(red)('%s', async (found, labels) => {
  expect(await messages(labels)).toEqual([expect.stringContaining(found)]);
});
