/** A rectangle on a page, in points (1/72 in) from the left and top edges of the page. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A part of a line of type, a displayed formula or a drawing, and the one line of the sources that it was set from. */
export interface Place extends Box {
  /** Page of the PDF, from 1. */
  page: number;
  /** Lines of the main text are numbered; notes are the lines of captions, of notes in the margin and below the text. */
  kind: 'line' | 'note' | 'formula' | 'drawing';
  /** From 1 on each page; parts of one line have the same. */
  number?: number;
  source: Source;
}

/** A line of a source. */
export interface Source {
  /** As TeX opened it, or, where a reader is told, relative to the project. */
  file: string;
  /** From 1. */
  line: number;
}

/** A place on a page whose drawing is known by name only. */
export type DrawingPlace = Omit<Place, 'source'> & { figure: string };

const placeLine =
  /chiaroscuro-place (\d+) (line|note|formula|drawing) (\d+) (\S+) (\S+) (\S+) (\S+) (\S+) ;/g;
const fileLine = /chiaroscuro-file (\d+) "([^"\n]*)" ;/g;

/**
 * What chiaroscuro-review.lua has written into a transcript. Places whose file TeX did not name, such as those of
 * macros, are left out.
 */
export function readPlaces(transcript: string): { places: Place[]; drawings: DrawingPlace[] } {
  const files = new Map(
    [...transcript.matchAll(fileLine)].map(([, tag, file]) => [tag!, file!] as const),
  );
  const places: Place[] = [];
  const drawings: DrawingPlace[] = [];
  for (const [, page, kind, number, left, top, right, bottom, from] of transcript.matchAll(
    placeLine,
  )) {
    const place = {
      page: Number(page),
      kind: kind as Place['kind'],
      ...(number !== '0' && { number: Number(number) }),
      ...{ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) },
    };
    if (kind === 'drawing') drawings.push({ ...place, figure: from! });
    else {
      const [tag, line] = from!.split(':');
      const file = files.get(tag!);
      if (file) places.push({ ...place, source: { file, line: Number(line) } });
    }
  }
  return { places, drawings };
}
