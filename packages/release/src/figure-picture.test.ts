import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { expect, test } from 'vitest';
import { drawPicture } from './figure-picture.ts';

const options = { figure: 'wave/sample', paper: '14161A' };
/** A red square on a page of 522 × 738 bp. */
const sample = async () =>
  documentBytes(await sampleDocument({ pages: 1, content: '1 0 0 rg 9 9 100 100 re f' }));

test('a figure is drawn on its paper, with a margin around it, at twice the size it has on a screen', async () => {
  const { svg, png } = await drawPicture(await sample(), options);
  const text = Buffer.from(svg).toString('utf8');
  // 20, 22 and 26 of 255, and the red of the square, which lies on the paper.
  const fills = [...text.matchAll(/fill:rgb\(([^)]*)\)/g)].map(([, colour]) =>
    colour!.split(',').map((part) => Math.round(parseFloat(part) * 2.55)),
  );
  expect(fills).toEqual([
    [20, 22, 26],
    [255, 0, 0],
  ]);
  expect(text).toMatch(/width="540(pt)?" height="756(pt)?"/);
  const pixels = Buffer.from(png);
  expect([pixels.readUInt32BE(16), pixels.readUInt32BE(20)]).toEqual([1440, 2016]);
}, 120_000);

test('its bytes are the same each time', async () => {
  const [first, second] = [
    await drawPicture(await sample(), options),
    await drawPicture(await sample(), options),
  ];
  expect(Buffer.from(second.svg).equals(first.svg)).toBe(true);
  expect(Buffer.from(second.png).equals(first.png)).toBe(true);
}, 120_000);

test('what is no PDF is told of with the name of the figure', async () => {
  await expect(drawPicture(Buffer.from('no PDF'), options)).rejects.toMatchObject({
    diagnostics: [{ place: { file: 'wave/sample' } }],
  });
});
