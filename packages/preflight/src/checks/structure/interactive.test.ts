import type { PDFDocument, PDFPage } from 'pdf-lib';
import { PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { screenProfile } from '../../sample-profile.ts';
import { interactive } from './interactive.ts';
import { layers } from './layers.ts';
import type { Literal } from './sample-literal.ts';
import { madeOf } from './sample-literal.ts';
import { remarksOf, sampleSubject } from './sample-subject.ts';

type Change = (document: PDFDocument, page: PDFPage) => void;

const inCatalog =
  (key: string, value: Literal): Change =>
  ({ catalog, context }) =>
    catalog.set(PDFName.of(key), madeOf(context, value));
const onPage =
  (key: string, value: Literal): Change =>
  ({ context }, { node }) =>
    node.set(PDFName.of(key), madeOf(context, value));
const xobject =
  (dict: Record<string, string | string[]>): Change =>
  ({ context }, { node }) => {
    const object = context.register(context.stream('x', { Type: 'XObject', ...dict }));
    node.set(PDFName.of('Resources'), context.obj({ XObject: { X: object } }));
  };

const faults: [found: string, change: Change][] = [
  ['an outline (/Outlines)', inCatalog('Outlines', {})],
  ['a form (/AcroForm)', inCatalog('AcroForm', { Fields: [] })],
  ['an action on opening (/OpenAction)', inCatalog('OpenAction', [])],
  ['actions (/AA)', inCatalog('AA', {})],
  ['a portfolio (/Collection)', inCatalog('Collection', {})],
  ['attached files (/AF)', inCatalog('AF', [])],
  ['names under /EmbeddedFiles', inCatalog('Names', { EmbeddedFiles: {} })],
  ['names under /JavaScript', inCatalog('Names', { JavaScript: {} })],
  ['/PrintArea in', inCatalog('ViewerPreferences', { PrintArea: 'TrimBox' })],
  ['2 annotations (Link, Text)', onPage('Annots', [{ Subtype: 'Link' }, { Subtype: 'Text' }])],
  ['actions (/AA)', onPage('AA', {})],
  ['JavaScript', onPage('PieceInfo', { A: { S: 'JavaScript' } })],
  ['a PostScript XObject', xobject({ Subtype: 'PS' })],
  ['a PostScript XObject', xobject({ Subtype: 'Form', Subtype2: 'PS' })],
  ['a form that stands for a page of another file', xobject({ Subtype: 'Form', Ref: 'x' })],
  ['alternate images', xobject({ Subtype: 'Image', Alternates: [] })],
  ['OPI', xobject({ Subtype: 'Image', OPI: 'x' })],
  ['a stream in another file (/F)', xobject({ Subtype: 'Image', F: 'x' })],
  ['an embedded file', xobject({ Type: 'EmbeddedFile' })],
];

test.each(faults)('%s in the print edition is red', async (found, change) => {
  const subject = await sampleSubject({ change: (file, [page]) => change(file, page!) });
  const remarks = await remarksOf(interactive, subject);
  expect(remarks.map(({ message }) => message)).toEqual([
    expect.stringContaining(`found ${found}`),
  ]);
  expect(remarks[0]!.severity).toBeUndefined();
});

test('named targets alone are a warning', async () => {
  const change: Change = inCatalog('Names', { Dests: {} });
  const subject = await sampleSubject({ change: (file, [page]) => change(file, page!) });
  expect(await remarksOf(interactive, subject)).toMatchObject([{ severity: 'warning' }]);
});

test('what does nothing on paper is green', async () => {
  const subject = await sampleSubject({
    change: (file, [page]) => {
      inCatalog('PageMode', 'UseNone')(file, page!);
      inCatalog('ViewerPreferences', { DisplayDocTitle: true, PrintArea: 'MediaBox' })(file, page!);
      onPage('Annots', [])(file, page!);
    },
  });
  expect(await remarksOf(interactive, subject)).toEqual([]);
});

test('what nothing leads to any more does not count', async () => {
  const subject = await sampleSubject({
    change: ({ context }) => void context.register(context.stream('x', { Type: 'EmbeddedFile' })),
  });
  expect(await remarksOf(interactive, subject)).toEqual([]);
});

test('layers are named, an error in print and a warning on screens', async () => {
  const change = ({ catalog, context }: PDFDocument) => {
    const group = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Answers') }));
    catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [group] }));
  };
  const [print] = await remarksOf(layers, await sampleSubject({ change }));
  expect(print).toMatchObject({ message: 'Expected no layers, found Answers.' });
  expect(print!.severity).toBeUndefined();
  const screen = await sampleSubject({ change, profile: screenProfile });
  expect(await remarksOf(layers, screen)).toMatchObject([{ severity: 'warning' }]);
  expect(await remarksOf(layers, await sampleSubject())).toEqual([]);
});
