import { Ajv } from 'ajv';
import type { PDFDocument } from 'pdf-lib';
import type { Place } from './places.ts';
import schema from './review-record.schema.json' with { type: 'json' };

/** What an edition for reviewers knows of its lines. It travels in the PDF, so that any copy can be read anywhere. */
export interface ReviewRecord {
  /** The slug of book.json. */
  book: string;
  edition: string;
  /** As git describes what it was made of. */
  commit?: string;
  /** The revision since which changes are marked. */
  since?: string;
  /** The folio of each page. */
  pages: string[];
  /** Files are relative to the project. */
  places: Place[];
}

const name = 'review.json';

/** Attaches the record. */
export async function attachRecord(
  document: PDFDocument,
  record: ReviewRecord,
  date: Date,
): Promise<void> {
  await document.attach(Buffer.from(JSON.stringify(record)), name, {
    mimeType: 'application/json',
    description: 'Where the lines of this edition stand in the sources',
    creationDate: date,
    modificationDate: date,
  });
  await document.flush();
}

const isRecord = new Ajv().compile<ReviewRecord>(schema);

/** The record in a PDF; undefined if there is none, or something else of that name. */
export function attachedRecord(document: PDFDocument): ReviewRecord | undefined {
  try {
    const attached = document.getAttachments().find((each) => each.name === name);
    const record: unknown = attached && JSON.parse(Buffer.from(attached.data).toString('utf8'));
    return isRecord(record) ? record : undefined;
  } catch {
    // pdf-lib and the parser expect files that are whole; one that is not was not made here.
    return undefined;
  }
}
