import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import { fontUses } from '@chiaroscuro/pdf/font-uses';
import { findPageBox, type Box } from '@chiaroscuro/pdf/page-boxes';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib';

/** What a finished PDF for a printer says of itself. Lengths in inches, to a thousandth. */
export interface PdfFacts {
  pages: number;
  /** Of the header, such as `1.6`. */
  version: string;
  /** Of the first page after trimming; all pages are alike, or preflight says so. */
  trim: { width: number; height: number };
  /** What the first page, a recto, has beyond its trim. */
  bleed: { left: number; bottom: number; right: number; top: number };
  /** The printing condition by its name in the ICC's registry; absent without an output intent. */
  outputCondition?: string;
  fonts: { name: string; isEmbedded: boolean }[];
}

/** bp in an inch. */
const inch = 72;

/**
 * Reads what a job ticket tells of a PDF out of the PDF itself, so that neither can be wrong alone.
 *
 * @param file the name that messages use.
 * @throws UserError `prepress/unreadable` if the bytes are no PDF.
 */
export async function readPdfFacts(bytes: Uint8Array, file: string): Promise<PdfFacts> {
  const document = await readDocument(bytes, file);
  const page = document.getPage(0);
  const media: Box = findPageBox(page, 'MediaBox') ?? [0, 0, 0, 0];
  const trim = findPageBox(page, 'TrimBox') ?? media;
  const bleed = findPageBox(page, 'BleedBox') ?? media;
  const outputCondition = outputConditionOf(document);
  return {
    pages: document.getPageCount(),
    version:
      /^%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 16)).toString('latin1'))?.[1] ?? '',
    trim: { width: inches(trim[2] - trim[0]), height: inches(trim[3] - trim[1]) },
    bleed: {
      left: inches(trim[0] - bleed[0]),
      bottom: inches(trim[1] - bleed[1]),
      right: inches(bleed[2] - trim[2]),
      top: inches(bleed[3] - trim[3]),
    },
    ...(outputCondition !== undefined && { outputCondition }),
    fonts: fontUses(document)
      .map(({ name, isEmbedded }) => ({ name, isEmbedded }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function outputConditionOf({ catalog }: PDFDocument): string | undefined {
  const intents = catalog.lookup(PDFName.of('OutputIntents'));
  const intent = intents instanceof PDFArray ? intents.lookup(0) : undefined;
  const name =
    intent instanceof PDFDict ? intent.lookup(PDFName.of('OutputConditionIdentifier')) : undefined;
  return name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : undefined;
}

/** TeX rounds lengths to less than a ten-thousandth of an inch. */
function inches(bp: number): number {
  return Math.round((bp / inch) * 1000) / 1000;
}
