import type { PDFContext, PDFDocument, PDFRef } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { ensurePageLabels, openOutline, removeNavigation } from './navigation.ts';
import { sampleDocument } from './sample-document.ts';

interface Item {
  title: string;
  below?: Item[];
}

const outline: Item[] = [
  { title: 'One', below: [{ title: 'A', below: [{ title: 'a' }] }, { title: 'B' }] },
  { title: 'Two' },
  { title: 'Three', below: [{ title: 'C' }] },
];

function navigableDocument(): Promise<PDFDocument> {
  return sampleDocument({
    change: ({ catalog, context }, pages) => {
      const root = context.nextRef();
      context.assign(root, context.obj({ Type: 'Outlines', ...linkItems(context, outline, root) }));
      const action = { S: 'GoTo', D: [pages[1]!.ref, 'Fit'] };
      const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action };
      for (const { node } of pages) node.set(PDFName.of('Annots'), context.obj([link]));
      catalog.set(PDFName.of('Outlines'), root);
      catalog.set(PDFName.of('OpenAction'), context.obj([pages[0]!.ref, 'Fit']));
      catalog.set(PDFName.of('Names'), context.obj({ Dests: { Names: [] } }));
      catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
      catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [] }));
      catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }));
      catalog.set(PDFName.of('Lang'), PDFString.of('en-GB'));
    },
  });
}

function linkItems(
  context: PDFContext,
  items: Item[],
  parent: PDFRef,
): Record<'First' | 'Last', PDFRef> {
  const refs = items.map(() => context.nextRef());
  items.forEach(({ title, below }, index) => {
    const item = context.obj({ Title: PDFString.of(title), Parent: parent });
    const siblings = { Prev: refs[index - 1], Next: refs[index + 1] };
    for (const [key, ref] of Object.entries(siblings)) if (ref) item.set(PDFName.of(key), ref);
    const children = below && linkItems(context, below, refs[index]!);
    for (const [key, ref] of Object.entries(children ?? {})) item.set(PDFName.of(key), ref);
    context.assign(refs[index]!, item);
  });
  return { First: refs[0]!, Last: refs.at(-1)! };
}

/** Title to /Count of every item, in reading order. */
function countsOf(parent: PDFDict): [string, number][] {
  const counts: [string, number][] = [];
  for (
    let item = parent.lookupMaybe(PDFName.of('First'), PDFDict);
    item;
    item = item.lookupMaybe(PDFName.of('Next'), PDFDict)
  ) {
    const count = item.lookupMaybe(PDFName.of('Count'), PDFNumber)?.asNumber() ?? 0;
    counts.push(
      [item.lookup(PDFName.of('Title'), PDFString).decodeText(), count],
      ...countsOf(item),
    );
  }
  return counts;
}

test('print keeps page labels and nothing that needs a screen', async () => {
  const document = await navigableDocument();
  removeNavigation(document);
  const keys = document.catalog.keys().map((key) => key.decodeText());
  expect(keys.sort()).toEqual(['PageLabels', 'Pages', 'Type']);
  expect(document.getPages().some(({ node }) => node.has(PDFName.Annots))).toBe(false);
  expect(firstLabelledPage(document)).toBe(0);
  const left = document.context.enumerateIndirectObjects().map(([, object]) => String(object));
  expect(left.filter((text) => /\/(Title|Annot|Link)\b/.test(text))).toEqual([]);
});

test('the outline shows the chapters and folds what is below them', async () => {
  const document = await navigableDocument();
  openOutline(document, 1);
  const root = document.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  expect(countsOf(root)).toEqual([
    ['One', -2],
    ['A', -1],
    ['a', 0],
    ['B', 0],
    ['Two', 0],
    ['Three', -1],
    ['C', 0],
  ]);
  expect(root.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(3);
  expect(document.catalog.get(PDFName.of('PageMode'))).toBe(PDFName.of('UseOutlines'));
});

test('with two levels open the sections show as well', async () => {
  const document = await navigableDocument();
  openOutline(document, 2);
  const root = document.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  expect(Object.fromEntries(countsOf(root))).toMatchObject({ One: 2, A: -1, Three: 1 });
  expect(root.lookup(PDFName.of('Count'), PDFNumber).asNumber()).toBe(6);
});

test('the screen edition keeps its links', async () => {
  const document = await navigableDocument();
  openOutline(document, 1);
  expect(document.getPages().every(({ node }) => node.Annots()?.size() === 1)).toBe(true);
});

test('without an outline the viewer is not asked to show one', async () => {
  const document = await sampleDocument();
  openOutline(document, 1);
  expect(document.catalog.has(PDFName.of('PageMode'))).toBe(false);
});

test('pages without labels are numbered from 1, and labels that are there stay', async () => {
  const document = await sampleDocument();
  const key = PDFName.of('PageLabels');
  const roman = document.context.obj({ Nums: [0, { S: 'r' }] });
  document.catalog.set(key, roman);
  ensurePageLabels(document);
  expect(document.catalog.get(key)).toBe(roman);
  document.catalog.delete(key);
  ensurePageLabels(document);
  expect(String(document.catalog.get(key))).toContain('/S /D');
  expect(firstLabelledPage(document)).toBe(0);
});

/** The page, from 0, at which the page labels begin. */
function firstLabelledPage(document: PDFDocument): number | undefined {
  const labels = document.catalog.lookup(PDFName.of('PageLabels'), PDFDict);
  return labels.lookup(PDFName.of('Nums'), PDFArray).lookup(0, PDFNumber).asNumber();
}
