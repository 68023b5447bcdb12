import type { PDFDocument, PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFRef, PDFStream } from 'pdf-lib';

/** A dictionary, array, stream, string … and the name of the entry that led to it first. */
export interface ReachedObject {
  object: PDFObject;
  key?: string;
}

/**
 * Every object that a reader of the file can come to, indirect or within another, each indirect one once. What an
 * earlier version of the file has left behind is not among them.
 */
export function* reachableObjects({ context }: PDFDocument): Generator<ReachedObject> {
  const { Root, Info } = context.trailerInfo;
  const seen = new Set<PDFRef>();
  const waiting: ReachedObject[] = [];
  if (Info) waiting.push({ object: Info, key: 'Info' });
  if (Root) waiting.push({ object: Root, key: 'Root' });
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { object, ...rest } = next;
    if (!(object instanceof PDFRef)) {
      yield next;
      for (const child of partsOf(next)) waiting.push(child);
    } else if (!seen.has(object)) {
      seen.add(object);
      const target = context.lookup(object);
      if (target) waiting.push({ object: target, ...rest });
    }
  }
}

function partsOf({ object, key }: ReachedObject): ReachedObject[] {
  if (object instanceof PDFArray)
    return object.asArray().map((part) => ({ object: part, ...(key !== undefined && { key }) }));
  const dict = object instanceof PDFStream ? object.dict : object;
  if (!(dict instanceof PDFDict)) return [];
  return dict.entries().map(([name, part]) => ({ object: part, key: name.decodeText() }));
}
