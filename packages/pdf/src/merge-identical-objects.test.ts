import type { PDFContext, PDFDict, PDFDocument, PDFRef } from 'pdf-lib';
import { PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { mergeIdenticalObjects } from './merge-identical-objects.ts';
import { sampleDocument } from './sample-document.ts';

/** A composite font with its own copies of all parts, as an included PDF brings them. */
function fontCopy(context: PDFContext, program: string): PDFRef {
  const register = (literal: Record<string, string | PDFRef | PDFRef[]>) =>
    context.register(context.obj(literal));
  const file = context.register(context.stream(program, { Subtype: 'CIDFontType0C' }));
  const descriptor = register({ Type: 'FontDescriptor', FontName: 'ABCDEF+X', FontFile3: file });
  const descendant = register({
    Type: 'Font',
    Subtype: 'CIDFontType0',
    FontDescriptor: descriptor,
  });
  const toUnicode = context.register(context.stream('beginbfchar'));
  const descendants = context.register(context.obj([descendant]));
  return register({
    Type: 'Font',
    Subtype: 'Type0',
    DescendantFonts: descendants,
    ToUnicode: toUnicode,
  });
}

function fontsOf(document: PDFDocument): unknown[] {
  return document.getPages().map(({ node }) => {
    const resources = node.Resources()?.lookup(PDFName.Font) as PDFDict;
    return resources.get(PDFName.of('F'));
  });
}

function streamsOf(document: PDFDocument): string[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream ? [Buffer.from(object.contents).toString()] : [],
    );
}

test('copies of a font become one, from the program up to the font itself', async () => {
  const document = await sampleDocument({
    pages: 3,
    resources: (context) => context.obj({ Font: { F: fontCopy(context, 'glyphs') } }),
  });
  const summary = mergeIdenticalObjects(document);
  expect(new Set(fontsOf(document)).size).toBe(1);
  expect(streamsOf(document).filter((text) => text === 'glyphs')).toHaveLength(1);
  // Two surplus fonts of six objects each, and the page content, which is also the same.
  expect(summary.merged).toBe(2 * 6 + 2);
});

test('fonts whose programs differ stay apart', async () => {
  let copies = 0;
  const document = await sampleDocument({
    resources: (context) =>
      context.obj({ Font: { F: fontCopy(context, `glyphs ${(copies += 1)}`) } }),
  });
  mergeIdenticalObjects(document);
  expect(new Set(fontsOf(document)).size).toBe(2);
});

test('the order of keys and the /Length say nothing about a stream, its filter does', async () => {
  const document = await sampleDocument({
    pages: 1,
    change: ({ catalog, context }) => {
      const streams = [
        context.stream('x', { A: 1, B: 2 }),
        context.stream('x', { B: 2, A: 1, Length: 7 }),
        context.stream('x', { A: 1, B: 2, Filter: 'ASCIIHexDecode' }),
      ];
      catalog.set(
        PDFName.of('Samples'),
        context.obj(streams.map((stream) => context.register(stream))),
      );
    },
  });
  mergeIdenticalObjects(document);
  expect(streamsOf(document).filter((text) => text === 'x')).toHaveLength(2);
});

test('pages, annotations and outline items keep their identity even where they are equal', async () => {
  const document = await sampleDocument({
    pages: 4,
    change: ({ catalog, context }, pages) => {
      for (const { node } of pages) {
        const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9] });
        node.set(PDFName.Annots, context.obj([context.register(link)]));
      }
      const root = context.nextRef();
      const items = [1, 2].map(() =>
        context.register(context.obj({ Title: PDFString.of('A'), Parent: root })),
      );
      context.assign(root, context.obj({ Type: 'Outlines', First: items[0]!, Last: items[1]! }));
      catalog.set(PDFName.of('Outlines'), root);
    },
  });
  mergeIdenticalObjects(document);
  const texts = document.context.enumerateIndirectObjects().map(([, object]) => String(object));
  expect(document.getPageCount()).toBe(4);
  expect(texts.filter((text) => text.includes('/Type /Page\n'))).toHaveLength(4);
  expect(texts.filter((text) => text.includes('/Annot\n'))).toHaveLength(4);
  expect(texts.filter((text) => text.includes('/Title'))).toHaveLength(2);
});

test('two layers of the same name are still two layers', async () => {
  const document = await sampleDocument({
    change: ({ catalog, context }) => {
      const layers = [1, 2].map(() =>
        context.register(context.obj({ Type: 'OCG', Name: 'notes' })),
      );
      catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: layers }));
    },
  });
  expect(mergeIdenticalObjects(document).merged).toBe(1); // the content of the two pages
});

test('what nothing refers to is deleted', async () => {
  const document = await sampleDocument({
    change: ({ context }) => {
      context.register(context.stream('orphan'));
    },
  });
  mergeIdenticalObjects(document);
  expect(streamsOf(document)).not.toContain('orphan');
});
