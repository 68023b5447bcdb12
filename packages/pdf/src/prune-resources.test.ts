import type { PDFContext, PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFStream } from 'pdf-lib';
import { expect, test } from 'vitest';
import { pruneResources } from './prune-resources.ts';
import { sampleDocument } from './sample-document.ts';

function namesOffered(resources: PDFDict | undefined, category: string): string[] {
  const entries = resources?.lookupMaybe(PDFName.of(category), PDFDict);
  return (entries?.keys() ?? []).map((key) => key.decodeText());
}

function formOf(document: PDFDocument, name: string): PDFDict {
  const forms = document.getPages()[0]!.node.Resources()!.lookup(PDFName.XObject, PDFDict);
  return forms.lookup(PDFName.of(name), PDFStream).dict;
}

const states = (context: PDFContext) => context.obj({ A: { ca: 0.5 }, B: { ca: 0.2 } });

test('a page keeps what its content names and nothing else', async () => {
  const document = await sampleDocument({
    content: '/A gs (/B) Tj',
    resources: (context) => context.obj({ ExtGState: states(context), Shading: { S: {} } }),
  });
  pruneResources(document);
  const resources = document.getPages()[1]!.node.Resources();
  expect(namesOffered(resources, 'ExtGState')).toEqual(['A']);
  expect(resources?.has(PDFName.of('Shading'))).toBe(false);
});

test('a dictionary that two pages share is left to the one that needs more of it', async () => {
  const document = await sampleDocument({
    content: '/A gs',
    change: ({ context }, pages) => {
      const shared = context.register(
        context.obj({ ExtGState: context.register(states(context)) }),
      );
      for (const { node } of pages) node.set(PDFName.Resources, shared);
      pages[1]!.node.set(PDFName.Contents, context.register(context.stream('/B gs')));
    },
  });
  pruneResources(document);
  const offered = document
    .getPages()
    .map(({ node }) => namesOffered(node.Resources(), 'ExtGState'));
  expect(offered).toEqual([['A'], ['B']]);
});

test('default colour spaces stay: they act without being named', async () => {
  const document = await sampleDocument({
    content: '0 g',
    resources: (context) =>
      context.obj({ ColorSpace: { DefaultGray: 'DeviceGray', pgfprgb: ['Pattern', 'DeviceRGB'] } }),
  });
  pruneResources(document);
  const resources = document.getPages()[0]!.node.Resources();
  expect(namesOffered(resources, 'ColorSpace')).toEqual(['DefaultGray']);
});

test('forms are pruned by their own content', async () => {
  const document = await sampleDocument({
    pages: 1,
    content: '/F Do',
    resources: (context) => {
      const own = context.obj({ ExtGState: states(context) });
      const form = context.stream('/B gs', { Subtype: 'Form', Resources: own });
      return context.obj({ XObject: { F: context.register(form) } });
    },
  });
  pruneResources(document);
  const resources = formOf(document, 'F').lookup(PDFName.Resources, PDFDict);
  expect(namesOffered(resources, 'ExtGState')).toEqual(['B']);
});

test('what a form without resources of its own names stays with the page', async () => {
  const document = await sampleDocument({
    pages: 1,
    content: '/F Do',
    resources: (context) => {
      const inner = context.stream('/B gs', { Subtype: 'Form' });
      const outer = context.stream('/G Do', { Subtype: 'Form' });
      const forms = { F: context.register(outer), G: context.register(inner) };
      return context.obj({ XObject: forms, ExtGState: states(context) });
    },
  });
  pruneResources(document);
  const resources = document.getPages()[0]!.node.Resources();
  expect(namesOffered(resources, 'XObject')).toEqual(['F', 'G']);
  expect(namesOffered(resources, 'ExtGState')).toEqual(['B']);
});
