import type { PDFContext, PDFDocument, PDFObject } from 'pdf-lib';
import { PDFDict, PDFName, PDFStream } from 'pdf-lib';
import { figureName } from './figure-name.ts';
import { contentBytes, decodedBytes } from './stream-bytes.ts';

/** Something that paints: the content of a page, a form, a tiling pattern, a mask or a Type 3 glyph. */
export interface PaintedContent {
  kind: 'page' | 'form' | 'pattern' | 'glyph';
  /** The page's or stream's dictionary. */
  dict: PDFDict;
  resources: PDFDict | undefined;
  /** What it paints with; as `decodedBytes`, with its limit. */
  bytes(limit?: number): Uint8Array;
  /** First page, from 1, that leads here. */
  page: number;
  /** The figure that this is part of, if the PDF says so. */
  figure?: string;
}

/**
 * All content that the pages of a document lead to, each stream once, depth first, in the order of
 * the pages. Whatever the resources offer counts, used or not.
 */
export function* paintedContent(document: PDFDocument): Generator<PaintedContent> {
  const seen = new Set<PDFObject>();
  for (const page of document.getPages().keys()) yield* contentOfPage(document, page + 1, seen);
}

/**
 * Likewise the content of one page, from 1.
 *
 * @param seen what is not told again, and what has been told is added to it.
 */
export function* contentOfPage(
  document: PDFDocument,
  page: number,
  seen = new Set<PDFObject>(),
): Generator<PaintedContent> {
  const { context } = document;
  const { node } = document.getPage(page - 1);
  const figure = figureName(context, node);
  const resources = context.lookup(node.getInheritableAttribute(PDFName.Resources));
  const content: PaintedContent = {
    kind: 'page',
    dict: node,
    // A damaged page may hold something else under this name.
    resources: resources instanceof PDFDict ? resources : undefined,
    bytes: (limit) =>
      contentBytes(context, node.get(PDFName.Contents), (stream) => decodedBytes(stream, limit)),
    page,
    ...(figure !== undefined && { figure }),
  };
  yield content;
  yield* contentBelow({ context, parent: content, seen });
}

interface Descent {
  context: PDFContext;
  parent: PaintedContent;
  seen: Set<PDFObject>;
}

function* contentBelow(descent: Descent): Generator<PaintedContent> {
  const { context, parent, seen } = descent;
  if (!parent.resources || seen.has(parent.resources)) return;
  seen.add(parent.resources);
  for (const [kind, stream, font] of paintingStreams(parent.resources)) {
    if (seen.has(stream)) continue;
    seen.add(stream);
    const own = stream.dict.lookup(PDFName.Resources) ?? font?.lookup(PDFName.Resources);
    const figure = figureName(context, stream.dict) ?? parent.figure;
    const content: PaintedContent = {
      kind,
      dict: stream.dict,
      // A form without resources uses those of its page, which are walked already.
      resources: own instanceof PDFDict ? own : undefined,
      bytes: (limit) => decodedBytes(stream, limit),
      page: parent.page,
      ...(figure !== undefined && { figure }),
    };
    yield content;
    yield* contentBelow({ context, parent: content, seen });
  }
}

type PaintingStream = [kind: PaintedContent['kind'], stream: PDFStream, font?: PDFDict];

function* paintingStreams(resources: PDFDict): Generator<PaintingStream> {
  for (const form of resourceObjects(resources, 'XObject')) {
    if (form instanceof PDFStream && isOfSubtype(form.dict, 'Form')) yield ['form', form];
  }
  for (const pattern of resourceObjects(resources, 'Pattern')) {
    if (pattern instanceof PDFStream) yield ['pattern', pattern];
  }
  for (const state of resourceObjects(resources, 'ExtGState')) {
    const mask = state instanceof PDFDict ? state.lookup(PDFName.of('SMask')) : undefined;
    const group = mask instanceof PDFDict ? mask.lookup(PDFName.of('G')) : undefined;
    if (group instanceof PDFStream) yield ['form', group];
  }
  for (const font of resourceObjects(resources, 'Font')) {
    if (!(font instanceof PDFDict)) continue;
    const glyphs = font.lookup(PDFName.of('CharProcs'));
    if (!(glyphs instanceof PDFDict)) continue;
    for (const key of glyphs.keys()) {
      const glyph = glyphs.lookup(key);
      if (glyph instanceof PDFStream) yield ['glyph', glyph, font];
    }
  }
}

/** The objects that a resource dictionary offers under one of its categories. */
export function resourceObjects(resources: PDFDict, category: string): PDFObject[] {
  return namedResources(resources, category).map(([, object]) => object);
}

/** Likewise, each with the name by which content refers to it. */
export function namedResources(resources: PDFDict, category: string): [string, PDFObject][] {
  const dict = resources.lookup(PDFName.of(category));
  if (!(dict instanceof PDFDict)) return [];
  return dict.keys().flatMap((key) => {
    const object = dict.lookup(key);
    return object ? [[key.decodeText(), object] as [string, PDFObject]] : [];
  });
}

function isOfSubtype(dict: PDFDict, subtype: string): boolean {
  return dict.lookup(PDFName.of('Subtype')) === PDFName.of(subtype);
}
