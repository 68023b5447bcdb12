import type { PDFDocument, PDFRef } from 'pdf-lib';
import { PDFDict, PDFName, PDFStream } from 'pdf-lib';
import type { CompositeFont } from './composite-font.ts';
import { readCompositeFont } from './composite-font.ts';
import { deleteUnreachableObjects, replaceReferences } from './object-graph.ts';
import { uniteCompositeFonts } from './unite-composite-fonts.ts';
import { compositeFontWriter } from './write-composite-font.ts';

/** What uniting saved. */
export interface UniteSummary {
  /** Fonts that became part of another. */
  united: number;
  /** Bytes of the streams that are gone, less those of the new ones. */
  bytes: number;
}

/**
 * Leaves one copy of each font: all subsets of the same font, of the text and of every figure,
 * become one program with the glyphs of all, and one font where widths and Unicode values agree.
 * Fonts of a kind that LuaTeX does not write for OpenType outlines stay as they are. Works in place,
 * and deletes what nothing refers to.
 */
export function uniteFonts(document: PDFDocument): UniteSummary {
  const { context } = document;
  deleteUnreachableObjects(context);
  const before = streamBytes(document);
  const given: { ref: PDFRef; font: CompositeFont }[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const isComposite =
      object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0');
    const font = isComposite ? readCompositeFont(object) : undefined;
    if (font) given.push({ ref, font });
  }
  const { fonts, places } = uniteCompositeFonts(given.map(({ font }) => font));
  const refs = fonts.map(compositeFontWriter(context));
  const replacements = new Map(given.map(({ ref }, index) => [ref, refs[places[index]!]!]));
  for (const [, object] of context.enumerateIndirectObjects()) {
    replaceReferences(object, (ref) => replacements.get(ref));
  }
  deleteUnreachableObjects(context);
  return { united: given.length - fonts.length, bytes: before - streamBytes(document) };
}

function streamBytes({ context }: PDFDocument): number {
  return context
    .enumerateIndirectObjects()
    .reduce(
      (sum, [, object]) => sum + (object instanceof PDFStream ? object.getContentsSize() : 0),
      0,
    );
}
