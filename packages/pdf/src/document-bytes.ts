import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { ParseSpeeds, PDFDocument } from 'pdf-lib';

/**
 * Opens a PDF without changing anything in it: neither its dates nor its producer. An encrypted
 * file opens too, so that a check can name the encryption.
 *
 * @param file the name that an error message uses.
 * @throws UserError `prepress/unreadable` if the bytes are not a PDF.
 */
export async function readDocument(bytes: Uint8Array, file: string): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(bytes, {
      updateMetadata: false,
      ignoreEncryption: true,
      parseSpeed: ParseSpeeds.Fastest,
    });
  } catch (cause) {
    throw new UserError({
      code: 'prepress/unreadable',
      severity: 'error',
      message: `Expected a PDF, but it could not be read: ${(cause as Error).message}`,
      place: { file },
      hint: 'Typeset the edition again; a run that was cut short may have left half a file.',
    });
  }
}

/** Writes the document as it stands, uncompressed in structure, for qpdf to give it its last form. */
export async function documentBytes(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document;
  // The trailer's /Size follows from this; pdf-lib leaves it when the last objects are deleted.
  const numbers = context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber);
  context.largestObjectNumber = numbers.at(-1) ?? 0;
  return document.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Infinity,
  });
}
