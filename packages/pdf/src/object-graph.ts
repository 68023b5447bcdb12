import type { PDFContext, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFRef, PDFStream } from 'pdf-lib';

/** Deletes every indirect object that cannot be reached from the trailer; returns how many. */
export function deleteUnreachableObjects(context: PDFContext): number {
  const reachable = reachableReferences(context);
  const orphans = context.enumerateIndirectObjects().filter(([ref]) => !reachable.has(ref));
  for (const [ref] of orphans) context.delete(ref);
  return orphans.length;
}

/** The references that the trailer leads to, through any number of objects. */
function reachableReferences(context: PDFContext): Set<PDFRef> {
  const { Root, Info, Encrypt, ID } = context.trailerInfo;
  const reached = new Set<PDFRef>();
  const waiting = [Root, Info, Encrypt, ID].flatMap((object) =>
    object ? referencesIn(object) : [],
  );
  for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
    if (reached.has(ref)) continue;
    reached.add(ref);
    const object = context.lookup(ref);
    if (object) waiting.push(...referencesIn(object));
  }
  return reached;
}

/** Every reference that an object holds, at any depth; the object itself if it is a reference. */
export function referencesIn(object: PDFObject): PDFRef[] {
  if (object instanceof PDFRef) return [object];
  if (object instanceof PDFArray) return object.asArray().flatMap(referencesIn);
  if (object instanceof PDFStream) return object.dict.values().flatMap(referencesIn);
  if (object instanceof PDFDict) return object.values().flatMap(referencesIn);
  return [];
}

/** Puts other references in the place of those that an object holds, at any depth. */
export function replaceReferences(
  object: PDFObject,
  replacement: (ref: PDFRef) => PDFRef | undefined,
): void {
  if (object instanceof PDFStream) {
    replaceReferences(object.dict, replacement);
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const other = value instanceof PDFRef ? replacement(value) : undefined;
      if (other) object.set(key, other);
      else replaceReferences(value, replacement);
    }
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => {
      const other = value instanceof PDFRef ? replacement(value) : undefined;
      if (other) object.set(index, other);
      else replaceReferences(value, replacement);
    });
  }
}
