import type { PDFDict, PDFPageLeaf } from 'pdf-lib';
import { PDFDocument, PDFName } from 'pdf-lib';
import type { CompositeFont } from './composite-font.ts';
import { readCompositeFont } from './composite-font.ts';
import { copyCanonically } from './copy-canonically.ts';
import { subsetCff } from './cff-subset.ts';
import { documentBytes, readDocument } from './document-bytes.ts';
import { setFigureName } from './figure-name.ts';
import { shownGlyphs } from './shown-glyphs.ts';
import { uniteCompositeFonts } from './unite-composite-fonts.ts';

/** A page of a batch as a PDF of its own. */
export interface CanonicalPage {
  bytes: Uint8Array;
  /** Names of fonts that were taken over as they are, with the glyphs of the whole batch. */
  notCanonical: string[];
}

/**
 * Makes a PDF of each page of a batch. Its bytes follow from the page alone, not from what else the
 * batch holds: fonts have the glyphs that the page shows and are there once, resources and objects
 * are named and numbered in the order of their use, streams are compressed anew.
 *
 * @throws UserError `prepress/unreadable` if the batch is not a PDF.
 */
export async function canonicalPages(batch: Uint8Array): Promise<CanonicalPage[]> {
  const source = await readDocument(batch, 'the batch of figures');
  const pages: CanonicalPage[] = [];
  for (const { node } of source.getPages()) {
    const { fonts, faces, notCanonical } = pageFonts(node);
    const document = await PDFDocument.create({ updateMetadata: false });
    document.context.header = source.context.header;
    copyCanonically({ page: node, document, fonts, faces });
    pages.push({ bytes: await documentBytes(document), notCanonical });
  }
  return pages;
}

/**
 * Notes in a PDF of one page which figure it shows, `<chapter>/<figure>`; see `figure-name`.
 *
 * @throws UserError `prepress/unreadable` if the bytes are not a PDF.
 */
export async function nameFigure(pdf: Uint8Array, figure: string): Promise<Uint8Array> {
  const document = await readDocument(pdf, `the drawing of ${figure}`);
  setFigureName(document.getPage(0).node, figure);
  return documentBytes(document);
}

interface PageFonts {
  /** The united fonts. */
  faces: CompositeFont[];
  /** For each font of the page the place of its united font. */
  fonts: Map<PDFDict, number>;
  notCanonical: string[];
}

function pageFonts(page: PDFPageLeaf): PageFonts {
  const read = [...shownGlyphs(page)].map(([dict, cids]) => {
    const font = readCompositeFont(dict);
    return { dict, font: font && restricted(font, cids) };
  });
  const known = read.flatMap(({ dict, font }) => (font ? [{ dict, font }] : []));
  const { fonts: faces, places } = uniteCompositeFonts(known.map(({ font }) => font));
  const others = read.filter(({ font }) => !font).map(({ dict }) => fontName(dict));
  return {
    faces,
    fonts: new Map(known.map(({ dict }, index) => [dict, places[index]!])),
    notCanonical: [...new Set(others)].sort(),
  };
}

function restricted(font: CompositeFont, cids: ReadonlySet<number>): CompositeFont {
  return {
    ...font,
    program: subsetCff(font.program, cids),
    widths: restrictedMap(font.widths, cids),
    toUnicode: restrictedMap(font.toUnicode, cids),
  };
}

function restrictedMap<Value>(map: ReadonlyMap<number, Value>, cids: ReadonlySet<number>) {
  return new Map([...map].filter(([cid]) => cids.has(cid)));
}

function fontName(font: PDFDict): string {
  const name = font.lookup(PDFName.of('BaseFont'));
  return name instanceof PDFName ? name.decodeText().replace(/^[A-Z]{6}\+/, '') : 'a Type 3 font';
}
