import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import type { Sample } from '@chiaroscuro/pdf/sample-document';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { PDFName } from 'pdf-lib';
import { afterAll, expect, test } from 'vitest';
import { coloursButInks, independentWalk, inks } from './independent-walk.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'walk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function seen(sample: Sample, patterns = coloursButInks): Promise<number> {
  const file = path.join(folder, 'sample.pdf');
  writeFileSync(file, await documentBytes(await sampleDocument({ pages: 1, ...sample })));
  return (await independentWalk(file, patterns)).length;
}

/** A sample whose page names a stream that its content does not paint. */
function holding(content: string, dict: Record<string, string | number>): Sample {
  return {
    resources: (context) =>
      context.obj({ XObject: { X: context.register(context.flateStream(content, dict)) } }),
  };
}

test('inks are inks, whatever the text says', async () => {
  expect(await seen({ content: '0 0 0 1 k 1 0 0 0 K 0.5 g ((1 0 0 rg) \\) 1 0 0 RG) Tj' })).toBe(0);
  expect(await seen({ content: '/krg gs <00 1 > Tj 0 0 0 1 k' })).toBe(0);
});

test('RGB is seen on a page, in a form, a shading, an image, and an unused resource', async () => {
  expect(await seen({ content: 'q 1 0 0 rg 0 0 9 9 re f Q' })).toBe(1);
  expect(await seen({ content: '1 .5 0 RG' })).toBe(1);
  expect(await seen(holding('1 0 0 rg', { Subtype: 'Form' }))).toBe(1);
  expect(await seen(holding('', { ShadingType: 4, ColorSpace: 'DeviceRGB' }))).toBe(1);
  expect(await seen(holding('xyz', { Subtype: 'Image', ColorSpace: 'DeviceRGB' }))).toBe(1);
  expect(await seen({ content: 'BI /W 1 /H 1 /CS /RGB /BPC 8 ID xyz EI' })).toBe(1);
  const unused = { ColorSpace: { pgfprgb: ['Pattern', 'DeviceRGB'] } };
  expect(await seen({ resources: (context) => context.obj(unused) })).toBe(1);
});

test.each(['CalRGB', 'Lab', 'ICCBased', 'Separation', 'DeviceN'])(
  'a %s space is seen',
  async (family) => {
    const spaces = { ColorSpace: { Space: [family, {}] } };
    expect(await seen({ resources: (context) => context.obj(spaces) })).toBe(1);
  },
);

test('samples and programs are no content, though they hold the same letters', async () => {
  expect(await seen(holding('1 0 0 rg', { ShadingType: 4, ColorSpace: 'DeviceCMYK' }))).toBe(0);
  expect(await seen(holding('1 0 0 rg', { Subtype: 'Image', ColorSpace: 'DeviceGray' }))).toBe(0);
  const change: Sample['change'] = ({ catalog, context }) => {
    const packet = context.register(context.stream('1 0 0 rg', { Type: 'Metadata' }));
    catalog.set(PDFName.of('Metadata'), packet);
  };
  expect(await seen({ change })).toBe(0);
});

test('inks are seen where there must be none', async () => {
  expect(await seen({ content: '1 0 0 rg 0 g' }, inks)).toBe(0);
  expect(await seen({ content: '0 0 0 1 k' }, inks)).toBe(1);
  expect(await seen({ content: '0 0 0 1 K' }, inks)).toBe(1);
  const form = holding('', { ShadingType: 4, ColorSpace: 'DeviceCMYK' });
  expect(await seen({ content: '', ...form }, inks)).toBe(1);
});
