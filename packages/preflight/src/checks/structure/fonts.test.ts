import type { PDFContext, PDFDict, PDFRef } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { expect, test } from 'vitest';
import { screenProfile } from '../../sample-profile.ts';
import { fonts } from './fonts.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';
import { toUnicode } from './to-unicode.ts';

interface FontParts {
  isEmbedded?: boolean;
  cmap?: string;
}

function compositeFont(context: PDFContext, { isEmbedded = true, cmap }: FontParts = {}): PDFRef {
  const program = context.register(context.stream('program'));
  const descendant = context.obj({
    Subtype: 'CIDFontType0',
    FontDescriptor: isEmbedded ? { FontFile3: program } : {},
  });
  const font = context.obj({
    Subtype: 'Type0',
    BaseFont: 'ABCDEF+Pagella',
    DescendantFonts: [descendant],
  });
  if (cmap !== undefined) font.set(PDFName.of('ToUnicode'), context.register(context.stream(cmap)));
  return context.register(font);
}

const simpleFont = (context: PDFContext, name: string) =>
  context.register(context.obj({ Subtype: 'Type1', BaseFont: name }));

function drawnFont(context: PDFContext, glyph: string, resources: PDFDict = context.obj({})) {
  const glyphs = { a: context.register(context.stream(glyph)) };
  return context.register(
    context.obj({ Subtype: 'Type3', Name: 'F1', CharProcs: glyphs, Resources: resources }),
  );
}

const offering = (font: (context: PDFContext) => PDFRef) => ({
  resources: (context: PDFContext) => context.obj({ Font: { F: font(context) } }),
});

const bitmap = '10 0 0 0 8 8 d1 8 0 0 8 0 0 cm BI /W 8 /H 1 /IM true ID x\nEI';

const faults: [found: string, font: (context: PDFContext) => PDFRef][] = [
  ['but ABCDEF+Pagella is not', (context) => compositeFont(context, { isEmbedded: false })],
  ['but the standard font Courier is not', (context) => simpleFont(context, 'Courier')],
  ['but the standard font Times-Roman is not', (context) => simpleFont(context, 'Times-Roman')],
  ['but Arial is not', (context) => simpleFont(context, 'Arial')],
  ['Type 3 font F1 are bitmaps', (context) => drawnFont(context, bitmap)],
  [
    'Type 3 font F1 are bitmaps',
    (context) => {
      const image = context.register(context.stream('x', { Subtype: 'Image', ImageMask: true }));
      return drawnFont(context, '/I Do', context.obj({ XObject: { I: image } }));
    },
  ],
];

test.each(faults)('%s', async (found, font) => {
  expect(await remarksOf(fonts, await sampleSubject(offering(font)))).toMatchObject([
    { message: expect.stringContaining(found), place: { page: 1 } },
  ]);
});

test('embedded outlines are green, drawn ones, too', async () => {
  const drawn = (context: PDFContext) => drawnFont(context, '10 0 0 0 8 8 d1 0 0 8 8 re f');
  expect(await remarksOf(fonts, await sampleSubject(offering(drawn)))).toEqual([]);
  const embedded = await sampleSubject(offering((context) => compositeFont(context)));
  expect(await remarksOf(fonts, embedded)).toEqual([]);
});

const table = '1 beginbfchar <01> <0041> endbfchar';

test('a font that maps its glyphs to characters is green', async () => {
  const subject = await sampleSubject(
    offering((context) => compositeFont(context, { cmap: table })),
  );
  expect(await remarksOf(toUnicode, subject)).toEqual([]);
});

const silent: [string, string | undefined][] = [
  ['no table', undefined],
  ['an empty table', 'begincmap endcmap'],
];

test.each(silent)('%s is an error on screens and a note in print', async (_, cmap) => {
  const sample = offering((context) => compositeFont(context, cmap === undefined ? {} : { cmap }));
  const [screen] = await remarksOf(
    toUnicode,
    await sampleSubject({ ...sample, profile: screenProfile }),
  );
  expect(screen).toMatchObject({ message: expect.stringContaining('ABCDEF+Pagella') });
  expect(screen!.severity).toBeUndefined();
  expect(await remarksOf(toUnicode, await sampleSubject(sample))).toMatchObject([
    { severity: 'note' },
  ]);
});
