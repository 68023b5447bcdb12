import type { PDFDocument, PDFObject, PDFPageLeaf } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib';
import type { CompositeFont } from './composite-font.ts';
import { renameResources } from './rename-resources.ts';
import { isContentStream } from './shown-glyphs.ts';
import { contentBytes, decodedBytes, flateStream, isPlain } from './stream-bytes.ts';
import { compositeFontWriter } from './write-composite-font.ts';

/** A page to copy, and the fonts to put in the place of its own. */
export interface PageCopy {
  page: PDFPageLeaf;
  /** Receives the page. */
  document: PDFDocument;
  faces: readonly CompositeFont[];
  /** Fonts of the page, each with the place of its replacement among the faces. */
  fonts: ReadonlyMap<PDFDict, number>;
}

/**
 * Copies a page with what it uses into another document. Objects are numbered as they are met,
 * dictionaries are sorted, each content gets resources of its own that name what it uses, streams
 * are compressed anew; so the copies of equal pages are equal.
 */
export function copyCanonically({ page, document, faces, fonts }: PageCopy): void {
  const source = page.context;
  const { context } = document;
  const copies = new Map<PDFRef, PDFRef>();
  const faceRefs: PDFRef[] = [];
  const writeFont = compositeFontWriter(context);

  const { node } = document.addPage();
  for (const key of pageKeys) {
    const value = page.getInheritableAttribute(key);
    if (value) node.set(key, copy(value, undefined));
  }
  const content = withoutIdleColours(contentBytes(source, page.get(PDFName.Contents)));
  const { bytes, resources } = copyContent(content, page.Resources());
  node.set(PDFName.Contents, context.register(flateStream(context, bytes)));
  node.set(PDFName.Resources, resources());

  /** @param inherited the resources of a form that has none of its own. */
  function copy(object: PDFObject, inherited: PDFDict | undefined): PDFObject {
    if (object instanceof PDFRef) return copyIndirect(object, inherited);
    if (object instanceof PDFStream) return copyStream(object, inherited);
    if (object instanceof PDFDict) return copyDict(object, inherited);
    if (!(object instanceof PDFArray)) return object;
    return context.obj(object.asArray().map((item) => copy(item, inherited)));
  }

  function copyIndirect(ref: PDFRef, inherited: PDFDict | undefined): PDFObject {
    const known = copies.get(ref);
    if (known) return known;
    const object = source.lookup(ref);
    if (!object) return context.obj(null);
    // Numbered before what it refers to, and before it is met again below itself.
    const target = context.nextRef();
    copies.set(ref, target);
    context.assign(target, copy(object, inherited));
    return target;
  }

  function copyDict(dict: PDFDict, inherited: PDFDict | undefined, except = none): PDFDict {
    const entries = dict
      .entries()
      .filter(([key]) => !except.has(key))
      .sort(([a], [b]) => (a.asString() < b.asString() ? -1 : 1));
    const target = context.obj({});
    for (const [key, value] of entries) target.set(key, copy(value, inherited));
    return target;
  }

  function copyStream(stream: PDFStream, inherited: PDFDict | undefined): PDFStream {
    const { dict } = stream;
    if (isContentStream(stream)) {
      const own = dict.lookup(PDFName.Resources);
      const { bytes, resources } = copyContent(
        decodedBytes(stream),
        own instanceof PDFDict ? own : inherited,
      );
      const target = copyDict(dict, inherited, ofContent);
      target.set(PDFName.Resources, resources());
      return flateStream(context, bytes, target);
    }
    return isPlain(stream)
      ? flateStream(context, decodedBytes(stream), copyDict(dict, inherited, ofEncoding))
      : PDFRawStream.of(copyDict(dict, inherited), stream.getContents());
  }

  function copyContent(bytes: Uint8Array, resources: PDFDict | undefined) {
    const renamed = renameResources({
      bytes,
      resources,
      identify: (object) => placeOf(object) ?? object,
    });
    // Called when the content has its number, so that what it uses is numbered after it.
    const copyResources = () => {
      const target = context.obj({});
      for (const [category, named] of [...renamed.used].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const entries = context.obj({});
        for (const [name, object] of named)
          entries.set(PDFName.of(name), copyResource(object, resources));
        target.set(PDFName.of(category), entries);
      }
      return target;
    };
    return { bytes: renamed.bytes, resources: copyResources };
  }

  function copyResource(object: PDFObject, inherited: PDFDict | undefined): PDFObject {
    const place = placeOf(object);
    return place === undefined
      ? copy(object, inherited)
      : (faceRefs[place] ??= writeFont(faces[place]!));
  }

  /** The place of a font's replacement. */
  function placeOf(object: PDFObject): number | undefined {
    const font = source.lookup(object);
    return font instanceof PDFDict ? fonts.get(font) : undefined;
  }
}

/**
 * On every page of a batch but the first LuaTeX repeats the colours of the page before, which the
 * drawing then sets anew. Of the colours that a page sets before anything else only the last count.
 */
function withoutIdleColours(content: Uint8Array): Uint8Array {
  const head = Buffer.from(content.subarray(0, 1000)).toString('latin1');
  const [run = ''] = /^(?:\s*(?:[-.\d]+\s+){1,4}(?:g|G|rg|RG|k|K)(?=\s))*/.exec(head) ?? [];
  const settings = [...run.matchAll(/\S[^a-zA-Z]*([a-zA-Z]+)/g)].map(([text, operator = '']) => ({
    text,
    isFill: operator === operator.toLowerCase(),
  }));
  const kept = settings.filter(({ isFill }, index) =>
    settings.slice(index + 1).every((later) => later.isFill !== isFill),
  );
  return Buffer.concat([
    Buffer.from(kept.map(({ text }) => text).join(' ')),
    content.subarray(run.length),
  ]);
}

/** What a page keeps: not its annotations, which would drag in the pages that they point to. */
const pageKeys = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'Rotate', 'UserUnit', 'Group'].map(
  (key) => PDFName.of(key),
);

const none: ReadonlySet<PDFName> = new Set();
const ofEncoding: ReadonlySet<PDFName> = new Set([PDFName.of('Filter'), PDFName.Length]);
const ofContent: ReadonlySet<PDFName> = new Set([
  ...ofEncoding,
  PDFName.of('DecodeParms'),
  PDFName.Resources,
]);
