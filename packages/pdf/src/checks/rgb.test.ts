import type { PDFContext, PDFRef } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { setFigureName } from '../figure-name.ts';
import type { Sample } from '../sample-document.ts';
import { sampleDocument } from '../sample-document.ts';
import { checkRgb } from './rgb.ts';

/** What `PDFContext.obj` makes a dictionary from, nested as deeply as the tests need it. */
interface Literal {
  [key: string]:
    string | number | boolean | PDFRef | Literal | (string | number | PDFRef | Literal)[];
}

async function messagesOf(sample: Sample): Promise<string[]> {
  return checkRgb(await sampleDocument({ pages: 1, ...sample })).map(({ message }) => message);
}

/** A page whose resources are written with pdf-lib's literals. */
function offering(resources: (context: PDFContext) => Literal): Sample {
  return { resources: (context) => context.obj(resources(context)) };
}

const imageOf = (context: PDFContext, dict: Literal) =>
  context.register(context.stream('x', { Type: 'XObject', Subtype: 'Image', ...dict }));
const formOf = (context: PDFContext, content: string, dict: Literal = {}) =>
  context.register(context.stream(content, { Type: 'XObject', Subtype: 'Form', ...dict }));

test('CMYK, grey and spot colours pass, wherever they are', async () => {
  const sample = offering((context) => ({
    ColorSpace: {
      A: ['Separation', 'Gold', 'DeviceCMYK', { FunctionType: 2, Domain: [0, 1], N: 1 }],
      B: ['Pattern', 'DeviceCMYK'],
    },
    Shading: { C: { ShadingType: 2, ColorSpace: 'DeviceCMYK' } },
    XObject: {
      D: imageOf(context, { ColorSpace: 'DeviceGray' }),
      E: imageOf(context, { ImageMask: true }),
      F: formOf(context, '0 0 0 1 K', { Group: { S: 'Transparency', CS: 'DeviceCMYK' } }),
    },
  }));
  const content = '0 0 0 1 k /A cs 1 scn (rg) Tj BI /CS /CMYK /W 1 /H 1 ID xxxx\nEI 0 g';
  expect(await messagesOf({ ...sample, content })).toEqual([]);
});

const redContents: [string, string][] = [
  ['0 0 1 rg', 'DeviceRGB (operator rg)'],
  ['0 0 1 RG', 'DeviceRGB (operator RG)'],
  ['/DeviceRGB cs 1 0 0 sc', 'DeviceRGB (operator cs)'],
  ['BI /W 1 /H 1 /CS /RGB /BPC 8 ID xxx\nEI', 'DeviceRGB (inline image)'],
  ['BI /W 1 /H 1 /CS [/I /RGB 1 <000000ffffff>] /BPC 8 ID x\nEI', 'DeviceRGB (inline image)'],
];

test.each(redContents)('the content %s is found', async (content, finding) => {
  expect(await messagesOf({ content })).toEqual([`Expected only CMYK and grey, found ${finding}.`]);
});

const redResources: [string, (context: PDFContext) => Literal][] = [
  ['DeviceRGB (colour space /A)', () => ({ ColorSpace: { A: ['Pattern', 'DeviceRGB'] } })],
  ['CalRGB (colour space /A)', () => ({ ColorSpace: { A: ['CalRGB', {}] } })],
  ['Lab (colour space /A)', () => ({ ColorSpace: { A: ['Lab', {}] } })],
  [
    'ICCBased (colour space /A)',
    (context) => ({
      ColorSpace: { A: ['ICCBased', context.register(context.stream('icc', { N: 4 }))] },
    }),
  ],
  [
    'DeviceRGB (colour space /A)',
    () => ({ ColorSpace: { A: ['Separation', 'Gold', 'DeviceRGB', {}] } }),
  ],
  [
    'DeviceRGB (shading /S)',
    () => ({ Shading: { S: { ShadingType: 2, ColorSpace: 'DeviceRGB' } } }),
  ],
  [
    'DeviceRGB (shading /S)',
    (context) => ({
      Shading: {
        S: context.register(context.stream('x', { ShadingType: 5, ColorSpace: 'DeviceRGB' })),
      },
    }),
  ],
  [
    'DeviceRGB (pattern /P)',
    () => ({ Pattern: { P: { PatternType: 2, Shading: { ColorSpace: 'DeviceRGB' } } } }),
  ],
  [
    'DeviceRGB (operator rg)',
    (context) => ({
      Pattern: { P: context.register(context.stream('0 1 0 rg', { PatternType: 1 })) },
    }),
  ],
  [
    'DeviceRGB (image /I)',
    (context) => ({ XObject: { I: imageOf(context, { ColorSpace: 'DeviceRGB' }) } }),
  ],
  [
    'DeviceRGB (image /I)',
    (context) => ({
      XObject: { I: imageOf(context, { ColorSpace: ['Indexed', 'DeviceRGB', 1, 'x'] }) },
    }),
  ],
  [
    'JPEG 2000 without a colour space (image /I)',
    (context) => ({ XObject: { I: imageOf(context, { Filter: 'JPXDecode' }) } }),
  ],
  ['DeviceRGB (operator RG)', (context) => ({ XObject: { F: formOf(context, '1 0 0 RG') } })],
  [
    'DeviceRGB (group)',
    (context) => ({ XObject: { F: formOf(context, '0 g', { Group: { CS: 'DeviceRGB' } }) } }),
  ],
  [
    'DeviceRGB (operator rg)',
    (context) => ({
      ExtGState: { G: { SMask: { S: 'Luminosity', G: formOf(context, '1 0 0 rg') } } },
    }),
  ],
  [
    'DeviceRGB (operator rg)',
    (context) => ({
      Font: {
        T: { Subtype: 'Type3', CharProcs: { a: context.register(context.stream('1 0 0 rg')) } },
      },
    }),
  ],
];

test.each(redResources)('%s is found in the resources', async (finding, resources) => {
  expect(await messagesOf(offering(resources))).toEqual([
    `Expected only CMYK and grey, found ${finding}.`,
  ]);
});

test('a form inside a form inside a figure is reported with the figure and its first page', async () => {
  const document = await sampleDocument({
    pages: 3,
    change: ({ context }, pages) => {
      const inner = formOf(context, '1 0 0 rg');
      const outer = context.stream('/Inner Do', {
        Subtype: 'Form',
        Resources: { XObject: { Inner: inner } },
      });
      setFigureName(outer.dict, 'ellipse/free-energy');
      const resources = context.register(
        context.obj({ XObject: { Figure: context.register(outer) } }),
      );
      for (const { node } of pages.slice(1)) node.set(PDFName.Resources, resources);
    },
  });
  expect(
    checkRgb(document).map(({ code, severity, place }) => ({ code, severity, place })),
  ).toEqual([
    { code: 'prepress/rgb', severity: 'error', place: { page: 2, figure: 'ellipse/free-energy' } },
  ]);
});

test('a page that is split over two content streams is read as one', async () => {
  const document = await sampleDocument({
    pages: 1,
    change: ({ context }, [page]) => {
      const streams = ['1 0 0', 'rg'].map((part) => context.register(context.flateStream(part)));
      page!.node.set(PDFName.Contents, context.obj(streams));
    },
  });
  expect(checkRgb(document)).toHaveLength(1);
});

test('every page with RGB is named once', async () => {
  const document = await sampleDocument({ pages: 2, content: '1 0 0 rg 1 0 0 rg 0 0 1 RG' });
  expect(checkRgb(document).map(({ place }) => place?.page)).toEqual([1, 2]);
  expect(checkRgb(document)[0]!.message).toContain(
    'DeviceRGB (operator rg), DeviceRGB (operator RG)',
  );
});
