import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import type { PDFDocument } from 'pdf-lib';
import { checkPageTree } from './read-page-tree.ts';
import { unreadable } from './unreadable.ts';

/**
 * Opens any PDF for inspection. Its pages can be walked safely afterwards; what they paint is not
 * looked at yet. Reading an encrypted file succeeds if its pages are found in spite of that.
 *
 * What a malicious file can do to the parser itself, only a process of its own contains: see inspect-in-process.ts.
 *
 * @param file the name that messages use.
 * @throws UserError `preflight/unreadable` if the file is empty, damaged, cut off or no PDF.
 */
export async function readPdf(bytes: Uint8Array, file: string): Promise<PDFDocument> {
  if (bytes.length === 0) {
    throw unreadable({ message: 'Expected a PDF, but the file is empty.', file });
  }
  const document = await load(bytes, file);
  const fault = checkPageTree(document);
  if (fault === undefined) return document;
  throw unreadable({
    message: document.isEncrypted
      ? 'Expected a PDF that anybody can read, but it is encrypted, and so are its pages.'
      : fault,
    file,
  });
}

async function load(bytes: Uint8Array, file: string): Promise<PDFDocument> {
  try {
    return await readDocument(bytes, file);
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw unreadable({
      message: 'Expected a PDF, but it could not be read.',
      file,
      excerpt: cause.message,
    });
  }
}
