import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PDFDocument } from 'pdf-lib';
import type { DiagnosticCode } from '@chiaroscuro/diagnostics/codes';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readAnnotations } from '@chiaroscuro/pdf/annotations';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { pageWords } from '@chiaroscuro/pdf/page-words';
import { placeComments, type Comment } from '@chiaroscuro/review/place-comments';
import { attachedRecord, type ReviewRecord } from '@chiaroscuro/review/review-record';

/** A copy that has come back. */
export interface ReturnedCopy {
  /** Absolute. */
  file: string;
  /** How messages name it. */
  shown: string;
  /** The edition for reviewers as it was last made, absolute; it may be gone. */
  copy: string;
}

/** What comments.schema.json describes. */
export interface CommentList {
  book: string;
  file: string;
  commit?: string;
  since?: string;
  comments: Comment[];
}

/**
 * The comments on a copy of the edition for reviewers, page by page, from above.
 *
 * @throws UserError `review/no-file`, `review/encrypted`, `review/foreign-pdf`, `review/no-comments`, or
 *   `prepress/unreadable`.
 */
export async function listComments({ file, shown, copy }: ReturnedCopy): Promise<CommentList> {
  if (!existsSync(file))
    throw mistake('review/no-file', `expected a PDF, but there is no file ${shown}`);
  const bytes = readFileSync(file);
  if (isEncrypted(bytes)) {
    throw mistake(
      'review/encrypted',
      `${shown} is encrypted, so that its comments cannot be read`,
      'Ask for the copy without a password, or save it without one.',
    );
  }
  const document = await readDocument(bytes, shown);
  const record = attachedRecord(document) ?? (await recordOfLastCopy(document, copy));
  if (!record) {
    throw mistake(
      'review/foreign-pdf',
      `${shown} is no copy of an edition for reviewers: what says where its lines come from is not attached to it`,
      'Name a PDF that npm run review has made and a reader has written on. If a program has dropped the attachment, put the copy that was sent out into dist/ and try again.',
    );
  }
  const annotations = readAnnotations(document);
  if (annotations.length === 0) {
    throw mistake(
      'review/no-comments',
      `nobody has written anything on ${shown}`,
      'Comments that were printed into the pages, or kept in another file, cannot be read.',
    );
  }
  const { book, commit, since } = record;
  return {
    ...{ book, file: path.basename(file) },
    ...(commit !== undefined && { commit }),
    ...(since !== undefined && { since }),
    comments: placeComments(annotations, await pageWords(file), record),
  };
}

/** Whether the trailer names an encryption. It is never encrypted itself; what it leads to may be past reading. */
function isEncrypted(bytes: Buffer): boolean {
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(bytes.toString('latin1'));
}

/** Some programs drop attachments when they save. The last copy's record serves if its pages are as many and as large. */
async function recordOfLastCopy(
  document: PDFDocument,
  copy: string,
): Promise<ReviewRecord | undefined> {
  if (!existsSync(copy)) return undefined;
  const last = await readDocument(readFileSync(copy), path.basename(copy));
  return sizes(last) === sizes(document) ? attachedRecord(last) : undefined;
}

function sizes(document: PDFDocument): string {
  return document
    .getPages()
    .map((page) => {
      const { width, height } = page.getSize();
      return `${Math.round(width)}×${Math.round(height)}`;
    })
    .join(' ');
}

function mistake(code: DiagnosticCode, message: string, hint?: string): UserError {
  return new UserError({ code, severity: 'error', message, ...(hint !== undefined && { hint }) });
}
