import { PDFName, type PDFContext, type PDFDict } from 'pdf-lib';
import { expect, test } from 'vitest';
import { setFigureName } from './figure-name.ts';
import { figurePages } from './figure-pages.ts';
import { sampleDocument } from './sample-document.ts';

function resourcesWith(context: PDFContext, name: string, inner?: PDFDict): PDFDict {
  const form = context.stream('', { Subtype: 'Form', ...(inner && { Resources: inner }) });
  if (name !== '') setFigureName(form.dict, name);
  return context.obj({ XObject: { F: context.register(form) } });
}

test('a figure is found on each page that shows it, also within another form', async () => {
  const document = await sampleDocument({
    pages: 3,
    change: ({ context }, pages) => {
      const resources = [
        resourcesWith(context, 'ellipse/horn'),
        resourcesWith(context, '', resourcesWith(context, 'ellipse/fronts')),
        resourcesWith(context, 'ellipse/horn', resourcesWith(context, 'ellipse/horn')),
      ];
      for (const [k, { node }] of pages.entries()) node.set(PDFName.of('Resources'), resources[k]!);
    },
  });
  expect([...figurePages(document)]).toEqual([
    ['ellipse/horn', [1, 3]],
    ['ellipse/fronts', [2]],
  ]);
});

test('forms that hold themselves come to an end', async () => {
  const document = await sampleDocument({
    pages: 1,
    change: ({ context }, [page]) => {
      const form = context.stream('', { Subtype: 'Form' });
      setFigureName(form.dict, 'ellipse/horn');
      const resources = context.obj({ XObject: { F: context.register(form) } });
      form.dict.set(PDFName.of('Resources'), resources);
      page!.node.set(PDFName.of('Resources'), resources);
    },
  });
  expect([...figurePages(document)]).toEqual([['ellipse/horn', [1]]]);
});
