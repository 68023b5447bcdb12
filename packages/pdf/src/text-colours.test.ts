import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { textColours } from './text-colours.ts';

async function documentWith(content: string): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const page = document.addPage();
  page.node.set(
    document.context.obj('Contents'),
    document.context.register(document.context.stream(content)),
  );
  return document;
}

test('text has the colour that was set last, and restored ones come back', async () => {
  const document = await documentWith(
    '1 0 0 rg BT (a) Tj ET q 0 0 0 1 k BT (b) Tj (c) Tj ET Q BT [(d)] TJ ET 0.5 g 0 0 9 9 re f',
  );
  expect(textColours(document)).toEqual([
    { components: [1, 0, 0], page: 1, uses: 2 },
    { components: [0, 0, 0, 1], page: 1, uses: 2 },
  ]);
});

test('text before any colour is black, as a page begins', async () => {
  expect(textColours(await documentWith('BT (a) Tj ET'))).toEqual([
    { components: [0], page: 1, uses: 1 },
  ]);
});

test('stroke colours and numbers in strings do not count', async () => {
  const document = await documentWith('1 1 0 RG (0 1 0 rg) Tj');
  expect(textColours(document)).toEqual([{ components: [0], page: 1, uses: 1 }]);
});
