import { createHash } from 'node:crypto';

/** One version of a figure's picture in one edition. */
export interface Picture {
  /** Digest of the PDF. */
  version: string;
  pdf: Uint8Array;
  /** Milliseconds since 1970 at which this session first saw it. */
  at: number;
  /** How long the drawing took, when this session drew it. */
  milliseconds?: number;
}

/** Whose picture it is. */
export interface PictureKey {
  chapter: string;
  name: string;
  edition: string;
}

/** The pictures that this session has seen, the newest of each figure first. */
export interface PictureShelf {
  /** @returns whether the picture is another one than the last. */
  add(key: PictureKey, picture: Omit<Picture, 'version'>): boolean;
  history(key: PictureKey): readonly Picture[];
  latest(key: PictureKey): Picture | undefined;
  /** Forgets figures that the book no longer has. */
  keepOnly(isKept: (key: PictureKey) => boolean): void;
}

/** How much a shelf holds, so that a watch may run for days. */
export interface ShelfLimits {
  /** Versions of one picture. */
  versions: number;
  /** Bytes of all old versions together. The newest of each picture is always kept. */
  bytes: number;
}

/** An empty shelf. */
export function createShelf(limits: ShelfLimits): PictureShelf {
  const shelf = new Map<string, { key: PictureKey; pictures: Picture[] }>();
  const slot = (key: PictureKey) => {
    const name = `${key.chapter}/${key.name}/${key.edition}`;
    const found = shelf.get(name) ?? { key, pictures: [] };
    shelf.set(name, found);
    return found;
  };
  return {
    add(key, picture) {
      const { pictures } = slot(key);
      const version = versionOf(picture.pdf);
      if (pictures[0]?.version === version) return false;
      pictures.unshift({ ...picture, version });
      pictures.splice(limits.versions);
      dropOldest(
        [...shelf.values()].map((each) => each.pictures),
        limits.bytes,
      );
      return true;
    },
    history: (key) => slot(key).pictures,
    latest: (key) => slot(key).pictures[0],
    keepOnly(isKept) {
      for (const [name, { key }] of shelf) if (!isKept(key)) shelf.delete(name);
    },
  };
}

/** The digest by which a PDF is asked for, short enough for an address. */
export function versionOf(pdf: Uint8Array): string {
  return createHash('sha256').update(pdf).digest('hex').slice(0, 16);
}

function dropOldest(histories: Picture[][], budget: number): void {
  const old = histories
    .flatMap((history) => history.slice(1).map((picture) => ({ history, picture })))
    .sort((a, b) => b.picture.at - a.picture.at);
  let bytes = 0;
  for (const { history, picture } of old) {
    bytes += picture.pdf.length;
    if (bytes > budget) history.splice(history.indexOf(picture), 1);
  }
}
