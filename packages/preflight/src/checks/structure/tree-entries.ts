import type { PDFObject } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';

/** The entries of a number tree (ISO 32000-1, 7.9.7) in their order. */
export function numberTree(root: PDFObject | undefined): [number, PDFObject][] {
  return [...leaves(root, 'Nums')].flatMap(([key, value]) =>
    key instanceof PDFNumber ? [[key.asNumber(), value] as [number, PDFObject]] : [],
  );
}

/** The entries of a name tree (7.9.6). */
export function nameTree(root: PDFObject | undefined): [string, PDFObject][] {
  return [...leaves(root, 'Names')].flatMap(([key, value]) =>
    key instanceof PDFString || key instanceof PDFHexString
      ? [[key.decodeText(), value] as [string, PDFObject]]
      : [],
  );
}

/** Every node counts once, so that a tree that leads back into itself ends. */
function* leaves(
  node: PDFObject | undefined,
  entry: 'Nums' | 'Names',
  seen = new Set<PDFObject>(),
): Generator<[key: PDFObject, value: PDFObject]> {
  if (!(node instanceof PDFDict) || seen.has(node) || seen.size > 1e6) return;
  seen.add(node);
  const pairs = node.lookup(PDFName.of(entry));
  if (pairs instanceof PDFArray) {
    for (let index = 0; index + 1 < pairs.size(); index += 2) {
      const [key, value] = [pairs.lookup(index), pairs.lookup(index + 1)];
      if (key && value) yield [key, value];
    }
  }
  const kids = node.lookup(PDFName.of('Kids'));
  if (!(kids instanceof PDFArray)) return;
  for (let index = 0; index < kids.size(); index += 1)
    yield* leaves(kids.lookup(index), entry, seen);
}
