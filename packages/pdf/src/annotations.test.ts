import type { PDFContext, PDFDict, PDFDocument, PDFRef } from 'pdf-lib';
import { PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { readAnnotations } from './annotations.ts';
import { sampleDocument } from './sample-document.ts';

/** Annotations of a page of 522 × 738 points. */
async function annotated(
  entries: (context: PDFContext) => Record<string, unknown>[],
): Promise<PDFDocument> {
  return sampleDocument({
    pages: 1,
    change: ({ context }, [page]) => {
      const dictionaries = entries(context).map((entry) =>
        context.obj(entry as Record<string, string>),
      );
      const list = dictionaries.map((entry) => context.register(entry));
      page!.node.set(PDFName.of('Annots'), context.obj(list));
    },
  });
}

const text = (value: string): PDFHexString => PDFHexString.fromText(value);
const rectangle = { Rect: [100, 600, 118, 618] };

test('comments come from above, whatever program wrote them; links, fields and pop-ups are none', async () => {
  const document = await annotated(() => [
    { Subtype: 'Text', Rect: [50, 100, 70, 120], Contents: PDFString.of('Below'), T: text('Ada') },
    { Subtype: 'Link', ...rectangle },
    { Subtype: 'Popup', ...rectangle, Contents: text('Above') },
    { Subtype: 'FreeText', ...rectangle, Contents: text('Größe\rzwei') },
    { Subtype: 'Widget', ...rectangle },
  ]);
  expect(readAnnotations(document)).toEqual([
    {
      ...{ page: 1, kind: 'free text', author: '', comment: 'Größe\nzwei' },
      boxes: [{ left: 100, right: 118, top: 120, bottom: 138 }],
    },
    {
      ...{ page: 1, kind: 'note', author: 'Ada', comment: 'Below' },
      boxes: [{ left: 50, right: 70, top: 618, bottom: 638 }],
    },
  ]);
});

test('marks are known by their quadrilaterals and need no words, callouts by their tips', async () => {
  const quads = [50, 700, 90, 700, 50, 690, 90, 690, 20, 687, 60, 687, 20, 677, 60, 677];
  const document = await annotated(() => [
    { Subtype: 'Highlight', ...rectangle, QuadPoints: quads },
    {
      Subtype: 'FreeText',
      ...rectangle,
      CL: [20, 638, 60, 640, 90, 600],
      RC: text('<p>a &lt; b</p>'),
    },
  ]);
  expect(readAnnotations(document)).toMatchObject([
    {
      ...{ kind: 'highlight', comment: '' },
      boxes: [
        { left: 50, right: 90, top: 38, bottom: 48 },
        { left: 20, right: 60, top: 51, bottom: 61 },
      ],
    },
    { comment: 'a < b', boxes: [{ left: 20, right: 20, top: 100, bottom: 100 }] },
  ]);
});

test('an answer stands behind what it answers; a caret and the strike grouped with it are a replacement', async () => {
  const quads = [50, 700, 90, 700, 50, 690, 90, 690];
  const document = await annotated((context) => {
    const caret: PDFRef = context.register(
      context.obj({ Subtype: 'Caret', ...rectangle, Contents: text('plucked') }),
    );
    return [
      { Subtype: 'Text', ...rectangle, IRT: caret, Contents: text('Yes'), T: text('Bo') },
      {
        Subtype: 'Text',
        ...rectangle,
        IRT: caret,
        Contents: text('Accepted'),
        StateModel: text('Review'),
      },
      { Subtype: 'StrikeOut', ...rectangle, IRT: caret, RT: 'Group', QuadPoints: quads },
    ].concat(context.lookup(caret) as never);
  });
  // pdf-lib registers the caret twice here; the answers must name the one that is on the page.
  const page = document.getPage(0).node;
  const [answer, state, strike, caret] = page.Annots()!.asArray() as PDFRef[];
  for (const entry of [answer, state, strike])
    (document.context.lookup(entry) as PDFDict).set(PDFName.of('IRT'), caret!);
  expect(
    readAnnotations(document).map(({ kind, comment, boxes }) => [kind, comment, boxes[0]?.top]),
  ).toEqual([
    ['replacement', 'plucked', 38],
    ['reply', 'Yes', 38],
  ]);
});

test('an answer to what is not there any more stands for itself', async () => {
  const document = await annotated((context) => [
    {
      ...{ Subtype: 'Text', ...rectangle, Contents: text('Still') },
      IRT: context.register(context.obj({ Subtype: 'Text', ...rectangle })),
    },
  ]);
  expect(readAnnotations(document)).toMatchObject([{ kind: 'note', comment: 'Still' }]);
});

test('a file in which answers go round in a circle has no beginning, and no comment', async () => {
  const document = await annotated((context) => [
    { Subtype: 'Text', ...rectangle, IRT: context.nextRef(), Contents: text('Lost') },
  ]);
  const [ref] = document.getPage(0).node.Annots()!.asArray() as PDFRef[];
  (document.context.lookup(ref) as PDFDict).set(PDFName.of('IRT'), ref!);
  expect(readAnnotations(document)).toEqual([]);
});
