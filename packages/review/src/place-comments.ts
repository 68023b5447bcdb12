import type { Annotation, PageBox } from '@chiaroscuro/pdf/annotations';
import type { PageWord } from '@chiaroscuro/pdf/page-words';
import type { Place, Source } from './places.ts';
import type { ReviewRecord } from './review-record.ts';

/** A comment and what it is about; comments.schema.json describes it. */
export interface Comment {
  page: number;
  folio: string;
  line?: number;
  kind: Annotation['kind'];
  author: string;
  text: string;
  comment: string;
  source?: Source;
}

/**
 * Says of each annotation on which numbered line it is and which source it is about.
 *
 * @param words of each page, in reading order.
 */
export function placeComments(
  annotations: readonly Annotation[],
  words: readonly (readonly PageWord[])[],
  { pages, places }: Pick<ReviewRecord, 'pages' | 'places'>,
): Comment[] {
  return annotations.map(({ page, kind, author, comment, boxes }) => {
    const onPage = places.filter((place) => place.page === page);
    const point = pointOf(boxes[0]!);
    const line = nearest(
      onPage.filter(({ number }) => number !== undefined),
      point,
    );
    const about = nearest(onPage, point);
    return {
      ...{ page, folio: pages[page - 1] ?? String(page) },
      ...(line && { line: line.number! }),
      ...{ kind, author, text: markedText(kind, boxes, words[page - 1] ?? []), comment },
      ...(about && { source: about.source }),
    };
  });
}

interface Point {
  x: number;
  y: number;
}

/** The place that is meant: where marked words begin, and the first line of what was written at the edge. */
function pointOf({ left, top, right, bottom }: PageBox): Point {
  return { x: Math.min(left + 2, (left + right) / 2), y: Math.min(top + 7, (top + bottom) / 2) };
}

/** Heights count, because comments stand beside lines; what is beside what decides between places of one height. */
function nearest(places: readonly Place[], { x, y }: Point): Place | undefined {
  const away = (from: number, to: number, at: number): number => Math.max(from - at, at - to, 0);
  const distance = ({ left, top, right, bottom }: Place): number =>
    away(top, bottom, y) + away(left, right, x) / 50;
  return places.reduce<Place | undefined>(
    (best, place) => (best && distance(best) <= distance(place) ? best : place),
    undefined,
  );
}

const textual: ReadonlySet<Annotation['kind']> = new Set([
  ...(['highlight', 'underline', 'strike-out', 'replacement'] as const),
]);

/** The words whose middle lies in one of the boxes. */
function markedText(
  kind: Annotation['kind'],
  boxes: readonly PageBox[],
  words: readonly PageWord[],
): string {
  if (!textual.has(kind)) return '';
  const isMarked = ({ left, right, top, bottom }: PageWord): boolean => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
  };
  return words
    .filter(isMarked)
    .map(({ text }) => text)
    .join(' ');
}
