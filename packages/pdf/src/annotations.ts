import type { PDFDocument, PDFObject, PDFPage } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';

/** Where something is on a page: points (1/72 in) from the left and top edges of its media box. */
export interface PageBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a reader has written on a page, or marked there (ISO 32000-1, 12.5.6). */
export interface Annotation {
  /** From 1. */
  page: number;
  kind: AnnotationKind;
  /** Empty if the reader's program gave no name. */
  author: string;
  /** What was written; empty for a mark alone. */
  comment: string;
  /** The words that are marked, line by line, or else the place of the note or of what it points to. */
  boxes: PageBox[];
}

export type AnnotationKind =
  | 'note'
  | 'free text'
  | 'highlight'
  | 'underline'
  | 'strike-out'
  | 'replacement'
  | 'insertion'
  | 'drawing'
  | 'stamp'
  | 'reply';

/** By subtype. The others, such as links and fields, are no comments; pop-ups repeat what their parents say. */
const kinds: Readonly<Record<string, AnnotationKind>> = {
  ...{ Text: 'note', FreeText: 'free text', Stamp: 'stamp', Caret: 'insertion' },
  ...{ Highlight: 'highlight', Underline: 'underline', Squiggly: 'underline' },
  ...{ StrikeOut: 'strike-out', Ink: 'drawing', Line: 'drawing', Square: 'drawing' },
  ...{ Circle: 'drawing', Polygon: 'drawing', PolyLine: 'drawing' },
};

/**
 * The annotations of all pages that are comments, page by page, from above. Answers stand behind what they answer, at its
 * place; marks that a program has grouped with a note (strike this out and insert that) are one annotation.
 */
export function readAnnotations(document: PDFDocument): Annotation[] {
  return document.getPages().flatMap((page, index) => {
    const found = (page.node.Annots()?.asArray() ?? [])
      .map((entry) => document.context.lookup(entry))
      .filter((entry) => entry instanceof PDFDict)
      .filter((entry) => kinds[nameOf(entry, 'Subtype')] !== undefined && !isState(entry));
    const first = (entry: PDFDict): PageBox => boxesOf(page, entry)[0]!;
    return found
      .filter((entry) => parentOf(entry, found) === undefined)
      .sort((a, b) => first(a).top - first(b).top || first(a).left - first(b).left)
      .flatMap((head) => threadOf({ head, found, page, number: index + 1 }));
  });
}

/** What is to be known to gather an annotation with its answers. */
interface Thread {
  head: PDFDict;
  found: readonly PDFDict[];
  page: PDFPage;
  number: number;
}

function threadOf({ head, found, page, number }: Thread): Annotation[] {
  const others = found.filter((entry) => entry !== head && ancestorOf(entry, found) === head);
  const isGrouped = (entry: PDFDict): boolean => nameOf(entry, 'RT') === 'Group';
  const grouped = others.filter(isGrouped);
  const boxes = [...grouped.filter(hasQuads), head].flatMap((entry) => boxesOf(page, entry));
  const kind = kinds[nameOf(head, 'Subtype')]!;
  const strikes = grouped.some((entry) => nameOf(entry, 'Subtype') === 'StrikeOut');
  const asWritten = (entry: PDFDict) => ({
    author: textOf(entry, 'T'),
    comment: textOf(entry, 'Contents') || plain(textOf(entry, 'RC')),
  });
  return [
    {
      ...{ page: number, kind: kind === 'insertion' && strikes ? 'replacement' : kind },
      ...{ ...asWritten(head), boxes },
    },
    ...others
      .filter((entry) => !isGrouped(entry))
      .map((entry) => ({ page: number, kind: 'reply' as const, ...asWritten(entry), boxes })),
  ];
}

/** What an annotation answers, or is grouped with; one that is not on the page has been deleted. */
function parentOf(entry: PDFDict, found: readonly PDFDict[]): PDFDict | undefined {
  const parent = entry.lookup(PDFName.of('IRT'));
  return found.find((each) => each === parent);
}

/** The annotation that a thread began with. A file may make circles of answers. */
function ancestorOf(entry: PDFDict, found: readonly PDFDict[]): PDFDict {
  const seen = new Set<PDFDict>();
  let head = entry;
  for (let next = parentOf(head, found); next && !seen.has(next); next = parentOf(head, found)) {
    seen.add(next);
    head = next;
  }
  return head;
}

/** Programs note as answers that a comment was accepted or rejected. */
function isState(entry: PDFDict): boolean {
  return entry.has(PDFName.of('StateModel'));
}

function hasQuads(entry: PDFDict): boolean {
  return numbersOf(entry.lookup(PDFName.of('QuadPoints'))).length >= 8;
}

/** Marked words by their quadrilaterals, a callout by its tip, anything else by its rectangle. */
function boxesOf(page: PDFPage, entry: PDFDict): PageBox[] {
  const quads = numbersOf(entry.lookup(PDFName.of('QuadPoints')));
  if (quads.length >= 8) {
    return Array.from({ length: Math.floor(quads.length / 8) }, (_, index) =>
      boxAround(page, quads.slice(8 * index, 8 * index + 8)),
    );
  }
  const callout = numbersOf(entry.lookup(PDFName.of('CL')));
  if (callout.length >= 4) return [boxAround(page, callout.slice(0, 2))];
  const rectangle = numbersOf(entry.lookup(PDFName.of('Rect')));
  return [boxAround(page, rectangle.length === 4 ? rectangle : [0, 0])];
}

/** @param coordinates x and y in turn, from the lower left corner. */
function boxAround(page: PDFPage, coordinates: readonly number[]): PageBox {
  const { x, y, height } = page.getMediaBox();
  const across = coordinates.filter((_, index) => index % 2 === 0).map((each) => each - x);
  const down = coordinates.filter((_, index) => index % 2 === 1).map((each) => y + height - each);
  return {
    ...{ left: Math.min(...across), right: Math.max(...across) },
    ...{ top: Math.min(...down), bottom: Math.max(...down) },
  };
}

function numbersOf(value: PDFObject | undefined): number[] {
  if (!(value instanceof PDFArray)) return [];
  const numbers = Array.from({ length: value.size() }, (_, index) => value.lookup(index));
  return numbers.flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : []));
}

function nameOf(entry: PDFDict, key: string): string {
  const value = entry.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
}

function textOf(entry: PDFDict, key: string): string {
  const value = entry.lookup(PDFName.of(key));
  const isText = value instanceof PDFString || value instanceof PDFHexString;
  return isText ? value.decodeText().replace(/\r\n?/g, '\n').trim() : '';
}

/** The words of rich text, which is XHTML (12.7.3.4). */
function plain(rich: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return rich
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name]!)
    .replace(/\s+/g, ' ')
    .trim();
}
