import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { attachedRecord, attachRecord, type ReviewRecord } from './review-record.ts';

const record: ReviewRecord = {
  ...{ book: 'tiny', edition: 'print', commit: 'v1-2-gabc', pages: ['i', '1'] },
  places: [
    {
      ...{ page: 2, kind: 'line', number: 1, left: 54, top: 60.5, right: 306, bottom: 72 },
      source: { file: 'book/chapters/wave/wave.tex', line: 3 },
    },
  ],
};

async function saved(change: (document: PDFDocument) => Promise<void>): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.addPage();
  await change(document);
  return PDFDocument.load(await document.save());
}

test('the record comes back from the PDF that it is attached to', async () => {
  const date = new Date('2026-11-28T12:00:00Z');
  const document = await saved((each) => attachRecord(each, record, date));
  expect(attachedRecord(document)).toEqual(record);
});

test('a PDF without it, or with something else of its name, has none', async () => {
  expect(attachedRecord(await saved(() => Promise.resolve()))).toBeUndefined();
  for (const text of ['{}', 'nothing', JSON.stringify({ ...record, pages: 3 })]) {
    const document = await saved((each) => each.attach(Buffer.from(text), 'review.json'));
    expect(attachedRecord(document), text).toBeUndefined();
  }
});
