import { expect, test } from 'vitest';
import { addBlankPages } from './blank-pages.ts';
import { sampleDocument } from './sample-document.ts';

test('blank pages are as large as the others and hold nothing', async () => {
  const document = await sampleDocument();
  const { width, height } = document.getPage(0).getSize();
  addBlankPages(document, 6);
  expect(document.getPageCount()).toBe(8);
  for (const page of document.getPages().slice(2)) {
    expect(page.getSize()).toEqual({ width, height });
    expect(page.node.Contents()).toBeUndefined();
  }
});

test('a document that is long enough stays as it is', async () => {
  const document = await sampleDocument();
  addBlankPages(document, 0);
  expect(document.getPageCount()).toBe(2);
});
