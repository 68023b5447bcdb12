import { setFigureName } from '@chiaroscuro/pdf/figure-name';
import type { Sample } from '@chiaroscuro/pdf/sample-document';
import type { PDFContext } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { sampleProfile } from '../../sample-profile.ts';
import { colourSpace } from './colour-space.ts';
import type { LiteralDict } from './sample-literal.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { specialColour } from './special-colour.ts';

type Resources = (context: PDFContext) => LiteralDict;

const srgb = sampleProfile({ colourSpace: 'srgb', standard: 'PDF' });

/** A page whose resources are written with pdf-lib's literals. */
function offering(resources: Resources): Sample {
  return { pages: 1, resources: (context) => context.obj(resources(context)) };
}

const stream = (context: PDFContext, dict: LiteralDict, content = 'x') =>
  context.register(context.stream(content, dict));
const image = (context: PDFContext, dict: LiteralDict) =>
  stream(context, { Type: 'XObject', Subtype: 'Image', ...dict });
const form = (context: PDFContext, content: string, dict: LiteralDict = {}) =>
  stream(context, { Type: 'XObject', Subtype: 'Form', ...dict }, content);
const icc = (context: PDFContext, channels: number) => stream(context, { N: channels });
const spotOn = (space: string) => ['Separation', 'Gold', space, { FunctionType: 2 }];

async function found(check: typeof colourSpace, sample: Sample, profile = sampleProfile()) {
  const remarks = await remarksOf(check, await sampleSubject({ ...sample, profile }));
  return remarks.map(({ message }) => message.split(', found ')[1]);
}

test('inks and grey are green, wherever they are', async () => {
  const sample = offering((context) => ({
    ColorSpace: {
      A: ['Pattern', 'DeviceCMYK'],
      B: ['DeviceN', ['Cyan', 'Black'], 'DeviceCMYK', {}],
      DefaultCMYK: 'DeviceCMYK',
    },
    Shading: { C: { ShadingType: 2, ColorSpace: 'DeviceCMYK' } },
    XObject: {
      D: image(context, { ColorSpace: 'DeviceGray' }),
      E: image(context, { ImageMask: true }),
      F: form(context, '0 0 0 1 K', { Group: { S: 'Transparency', CS: 'DeviceGray' } }),
    },
    ExtGState: { G: { TR2: 'Default', HT: 'Default' } },
  }));
  const content = '0 0 0 1 k /A cs 1 scn (rg) Tj BI /CS /CMYK /W 1 /H 1 ID xxxx\nEI 0 g';
  expect(await found(colourSpace, { ...sample, content })).toEqual([]);
  expect(await found(specialColour, { ...sample, content })).toEqual([]);
});

const redContents: [content: string, found: string][] = [
  ['0 0 1 rg', 'DeviceRGB (operator rg).'],
  ['0 0 1 RG', 'DeviceRGB (operator RG).'],
  ['/DeviceRGB cs 1 0 0 sc', 'DeviceRGB (operator cs).'],
  ['/DeviceRGB CS 1 0 0 SC', 'DeviceRGB (operator CS).'],
  ['BI /W 1 /H 1 /CS /RGB /BPC 8 ID xxx\nEI', 'DeviceRGB (inline image).'],
  ['BI /W 1 /H 1 /CS [/I /RGB 1 <000000ffffff>] /BPC 8 ID x\nEI', 'DeviceRGB (inline image).'],
];

test.each(redContents)('the content %s is red', async (content, space) => {
  expect(await found(colourSpace, { pages: 1, content })).toEqual([space]);
});

const redResources: [found: string, resources: Resources][] = [
  ['DeviceRGB (colour space /A).', () => ({ ColorSpace: { A: ['Pattern', 'DeviceRGB'] } })],
  ['CalRGB (colour space /A).', () => ({ ColorSpace: { A: ['CalRGB', {}] } })],
  ['CalGray (colour space /A).', () => ({ ColorSpace: { A: ['CalGray', {}] } })],
  ['Lab (colour space /A).', () => ({ ColorSpace: { A: ['Lab', {}] } })],
  [
    'ICCBased of 3 channels (colour space /A).',
    (context) => ({ ColorSpace: { A: ['ICCBased', icc(context, 3)] } }),
  ],
  ['DeviceRGB (colour space /A).', () => ({ ColorSpace: { A: ['Indexed', 'DeviceRGB', 1, 'x'] } })],
  ['DeviceRGB (colour space /A).', () => ({ ColorSpace: { A: spotOn('DeviceRGB') } })],
  [
    'DeviceRGB (colour space /A).',
    () => ({ ColorSpace: { A: ['DeviceN', ['Gold', 'Black'], 'DeviceRGB', {}] } }),
  ],
  [
    'DefaultCMYK, which replaces the colours of the press (colour space /DefaultCMYK).',
    (context) => ({ ColorSpace: { DefaultCMYK: ['ICCBased', icc(context, 4)] } }),
  ],
  [
    'DeviceRGB (shading /S).',
    () => ({ Shading: { S: { ShadingType: 2, ColorSpace: 'DeviceRGB' } } }),
  ],
  [
    'DeviceRGB (shading /S).',
    (context) => ({ Shading: { S: stream(context, { ShadingType: 5, ColorSpace: 'DeviceRGB' }) } }),
  ],
  [
    'DeviceRGB (pattern /P).',
    () => ({ Pattern: { P: { PatternType: 2, Shading: { ColorSpace: 'DeviceRGB' } } } }),
  ],
  [
    'DeviceRGB (operator rg).',
    (context) => ({ Pattern: { P: stream(context, { PatternType: 1 }, '1 0 0 rg') } }),
  ],
  [
    'DeviceRGB (image /I).',
    (context) => ({ XObject: { I: image(context, { ColorSpace: 'DeviceRGB' }) } }),
  ],
  [
    'DeviceRGB (image /I).',
    (context) => ({
      XObject: {
        I: image(context, {
          ColorSpace: 'DeviceGray',
          SMask: image(context, { ColorSpace: 'DeviceRGB' }),
        }),
      },
    }),
  ],
  [
    'JPEG 2000 without a colour space (image /I).',
    (context) => ({ XObject: { I: image(context, { Filter: 'JPXDecode' }) } }),
  ],
  ['DeviceRGB (operator RG).', (context) => ({ XObject: { F: form(context, '1 0 0 RG') } })],
  [
    'DeviceRGB (group).',
    (context) => ({ XObject: { F: form(context, 'n', { Group: { CS: 'DeviceRGB' } }) } }),
  ],
  [
    'DeviceRGB (group).',
    (context) => ({
      ExtGState: {
        M: { SMask: { S: 'Luminosity', G: form(context, 'n', { Group: { CS: 'DeviceRGB' } }) } },
      },
    }),
  ],
  [
    'DeviceRGB (operator rg).',
    (context) => ({
      Font: { T: { Subtype: 'Type3', CharProcs: { a: stream(context, {}, '1 0 0 rg') } } },
    }),
  ],
  [
    'content that cannot be read (content of a form).',
    (context) => ({ XObject: { F: form(context, 'x', { Filter: 'Unknown' }) } }),
  ],
];

test.each(redResources)('%s', async (space, resources) => {
  expect(await found(colourSpace, offering(resources))).toEqual([space]);
});

test('the group of a page counts, and figures are named', async () => {
  const subject = await sampleSubject({
    pages: 1,
    change: ({ context }, [page]) => {
      page!.node.set(PDFName.of('Group'), context.obj({ S: 'Transparency', CS: 'DeviceRGB' }));
      setFigureName(page!.node, 'ellipse/surface');
    },
  });
  expect(await remarksOf(colourSpace, subject)).toMatchObject([
    { place: { page: 1, figure: 'ellipse/surface' } },
  ]);
});

test('a space that is built on itself ends', async () => {
  const sample: Sample = {
    pages: 1,
    resources: (context) => {
      const ref = context.nextRef();
      context.assign(ref, context.obj(['Indexed', ref, 1, 'x']));
      return context.obj({ ColorSpace: { A: ref } });
    },
  };
  expect(await found(colourSpace, sample)).toEqual([]);
  expect(await found(specialColour, sample)).toEqual(['Indexed (colour space /A).']);
});

test('a printer that wants sRGB gets no inks', async () => {
  const rgb = offering((context) => ({
    ColorSpace: { A: ['Indexed', 'DeviceRGB', 1, 'x'], B: ['ICCBased', icc(context, 3)] },
  }));
  expect(await found(colourSpace, { ...rgb, content: '1 0 0 rg 0 g' }, srgb)).toEqual([]);
  expect(await found(specialColour, { ...rgb, content: '1 0 0 rg' }, srgb)).toEqual([]);
  expect(await found(colourSpace, { pages: 1, content: '0 0 0 1 k' }, srgb)).toEqual([
    'DeviceCMYK (operator k).',
  ]);
  const four = offering((context) => ({
    ColorSpace: { A: ['ICCBased', icc(context, 4)], B: spotOn('DeviceCMYK') },
  }));
  expect(await found(colourSpace, { ...four, content: '0 g' }, srgb)).toEqual([
    'ICCBased of 4 channels (colour space /A), DeviceCMYK (colour space /B).',
  ]);
});

const special: [found: string, resources: Resources][] = [
  [
    'ICCBased of 4 channels (colour space /A).',
    (context) => ({ ColorSpace: { A: ['ICCBased', icc(context, 4)] } }),
  ],
  [
    'ICCBased of 1 channel (image /I).',
    (context) => ({
      XObject: { I: image(context, { ColorSpace: ['ICCBased', icc(context, 1)] }) },
    }),
  ],
  ['Indexed (colour space /A).', () => ({ ColorSpace: { A: ['Indexed', 'DeviceCMYK', 1, 'x'] } })],
  ['spot colour /Gold (colour space /A).', () => ({ ColorSpace: { A: spotOn('DeviceCMYK') } })],
  [
    'spot colour /Gold (colour space /A).',
    () => ({ ColorSpace: { A: ['DeviceN', ['Cyan', 'Gold'], 'DeviceCMYK', {}] } }),
  ],
  [
    'spot colour /All (colour space /A).',
    () => ({ ColorSpace: { A: ['Separation', 'All', 'DeviceCMYK', {}] } }),
  ],
  ['/TR.', () => ({ ExtGState: { G: { TR: 'Identity' } } })],
  ['/TR2.', () => ({ ExtGState: { G: { TR2: { FunctionType: 2 } } } })],
  ['/HTP.', () => ({ ExtGState: { G: { HTP: [0, 0] } } })],
  ['/HT.', () => ({ ExtGState: { G: { HT: { HalftoneType: 6 } } } })],
];

test.each(special)('a press mixes no special colours: %s', async (space, resources) => {
  expect(await found(specialColour, offering(resources))).toEqual([space]);
  expect(await found(colourSpace, offering(resources))).toEqual([]);
});

test('a printer that wants sRGB mixes no spot colours either', async () => {
  const sample = offering(() => ({ ColorSpace: { A: spotOn('DeviceRGB') } }));
  expect(await found(specialColour, sample, srgb)).toEqual([
    'spot colour /Gold (colour space /A).',
  ]);
});
