import { createHash } from 'node:crypto';
import type { PDFContext, PDFDocument, PDFObject, PDFRef } from 'pdf-lib';
import { PDFArray, PDFDict, PDFName, PDFStream } from 'pdf-lib';
import { deleteUnreachableObjects, replaceReferences } from './object-graph.ts';

/** What merging saved. */
export interface MergeSummary {
  /** Objects that were copies of another and are gone. */
  merged: number;
  /** Bytes of the streams among them. */
  bytes: number;
}

/**
 * Leaves one copy of objects that are the same: streams with equal bytes and dictionaries first
 * (font programs, ToUnicode maps), then, round by round, what became equal because its parts were
 * merged (descriptors, CIDFonts, fonts), until nothing changes. Pages, tree nodes, annotations,
 * outline items and everything else that has an identity of its own stay apart. Objects that
 * nothing refers to are deleted. Works in place.
 */
export function mergeIdenticalObjects(document: PDFDocument): MergeSummary {
  const { context } = document;
  deleteUnreachableObjects(context);
  const candidates = context.enumerateIndirectObjects().filter(([, object]) => isMergeable(object));
  const digests = new Map<PDFStream, string>();
  const summary: MergeSummary = { merged: 0, bytes: 0 };
  for (;;) {
    const twins = findTwins(context, candidates, digests);
    if (twins.size === 0) break;
    for (const ref of twins.keys()) {
      const object = context.lookup(ref);
      if (object instanceof PDFStream) summary.bytes += object.getContentsSize();
      context.delete(ref);
    }
    summary.merged += twins.size;
    for (const [, object] of context.enumerateIndirectObjects()) {
      replaceReferences(object, (ref) => twins.get(ref));
    }
  }
  return summary;
}

/** Maps each object that repeats an earlier one to the earlier one. */
function findTwins(
  context: PDFContext,
  candidates: readonly (readonly [PDFRef, PDFObject])[],
  digests: Map<PDFStream, string>,
): Map<PDFRef, PDFRef> {
  const firsts = new Map<string, PDFRef>();
  const twins = new Map<PDFRef, PDFRef>();
  for (const [ref, object] of candidates) {
    if (!context.lookup(ref)) continue;
    const form = canonicalForm(object, digests);
    const first = firsts.get(form);
    if (first) twins.set(ref, first);
    else firsts.set(form, ref);
  }
  return twins;
}

/** Text that is equal for equal objects: sorted keys, streams by the digest of their bytes. */
function canonicalForm(object: PDFObject, digests: Map<PDFStream, string>): string {
  if (object instanceof PDFDict) {
    const entries = object
      .entries()
      // Whether a writer spells out the length inside or beside the stream says nothing of it.
      .filter(([key]) => key !== PDFName.Length)
      .map(([key, value]) => `${key.asString()} ${canonicalForm(value, digests)}`);
    return `<<${entries.sort().join(' ')}>>`;
  }
  if (object instanceof PDFArray) {
    return `[${object
      .asArray()
      .map((value) => canonicalForm(value, digests))
      .join(' ')}]`;
  }
  if (object instanceof PDFStream) {
    return `${canonicalForm(object.dict, digests)}stream ${digestOf(object, digests)}`;
  }
  return object.toString();
}

function digestOf(stream: PDFStream, digests: Map<PDFStream, string>): string {
  let digest = digests.get(stream);
  if (digest === undefined) {
    digest = createHash('sha256').update(stream.getContents()).digest('hex');
    digests.set(stream, digest);
  }
  return digest;
}

/** Types whose objects are more than their value: two equal pages are still two pages. */
const typesWithIdentity = new Set(
  ['Catalog', 'Pages', 'Page', 'Annot', 'Outlines', 'OCG', 'OCMD', 'StructTreeRoot', 'StructElem']
    .concat(['Sig', 'Thread', 'Bead', 'Filespec', 'XRef', 'ObjStm'])
    .map((type) => PDFName.of(type)),
);

/** Keys that only such objects have, for those that do without a /Type. */
const keysOfIdentity = ['Parent', 'Kids', 'Prev', 'Next', 'First', 'Rect', 'T', 'P'].map((key) =>
  PDFName.of(key),
);

function isMergeable(object: PDFObject): boolean {
  if (object instanceof PDFArray) return true;
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return false;
  const type = dict.get(PDFName.Type);
  if (type instanceof PDFName && typesWithIdentity.has(type)) return false;
  return !keysOfIdentity.some((key) => dict.has(key));
}
