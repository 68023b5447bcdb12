import { existsSync, readFileSync, statSync } from 'node:fs';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { listFigures } from '@chiaroscuro/manuscript/chapters';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import type { DrawnPicture } from '@chiaroscuro/recipes/drawing-room';
import type { FreshPicture, ShownFigure } from './page-state.ts';
import { createShelf, type PictureKey, type PictureShelf } from './picture-shelf.ts';

/** The figures of the book as this session has seen them. */
export interface FigureRecord {
  readonly shelf: PictureShelf;
  /** A figure has been drawn, or could not be. */
  drawn(picture: DrawnPicture): void;
  /** A build of the book has ended, with these diagnostics. */
  built(book: Book, diagnostics: readonly Diagnostic[]): void;
  figures(): ShownFigure[];
  /** Pictures that the pages do not show yet, the newest first. */
  fresh(): FreshPicture[];
}

/** Begins with the pictures that an earlier build has left. */
export function recordFigures(book: Book): FigureRecord {
  const shelf = createShelf({ versions: 12, bytes: 48e6 });
  const old = new Set<string>();
  const seen = new Map<string, string>();
  /** Versions that the pages show. */
  const inPages = new Map<string, string>();
  let fresh: FreshPicture[] = [];
  let keys: PictureKey[] = [];
  collect(book);
  rememberPages();

  return {
    shelf,
    drawn({ chapter, figure, edition, pdf, diagnostics, milliseconds }) {
      const key = { chapter, name: figure, edition };
      if (!pdf || hasErrors(diagnostics)) {
        old.add(nameOf(key));
        return;
      }
      old.delete(nameOf(key));
      const at = Date.now();
      if (!shelf.add(key, { pdf, at, milliseconds })) return;
      const { version } = shelf.latest(key)!;
      const others = fresh.filter((picture) => nameOf(picture) !== nameOf(key));
      const replaces = inPages.get(nameOf(key));
      const picture = { ...key, version, milliseconds, at, ...(replaces && { replaces }) };
      fresh = [picture, ...others].slice(0, 24);
    },
    built(now, diagnostics) {
      old.clear();
      for (const { severity, place } of diagnostics) {
        if (severity !== 'error' || !place?.figure) continue;
        const editions = place.edition ? [place.edition] : Object.keys(now.config.editions);
        for (const edition of editions) old.add(`${place.figure} ${edition}`);
      }
      collect(now);
      if (hasErrors(diagnostics)) return;
      fresh = [];
      rememberPages();
    },
    figures() {
      const figures = new Map<string, ShownFigure>();
      for (const key of keys) {
        const { chapter, name, edition } = key;
        const id = `${chapter}/${name}`;
        const figure = figures.get(id) ?? { chapter, name, versions: {}, isOld: false };
        figures.set(id, figure);
        const latest = shelf.latest(key);
        if (latest) figure.versions[edition] = latest.version;
        figure.isOld ||= old.has(nameOf(key));
      }
      return [...figures.values()];
    },
    fresh: () => fresh,
  };

  function rememberPages(): void {
    inPages.clear();
    for (const key of keys) {
      const latest = shelf.latest(key);
      if (latest) inPages.set(nameOf(key), latest.version);
    }
  }

  /** Takes in what the last build has drawn. A placeholder is no version of a picture. */
  function collect(now: Book): void {
    keys = keysOf(now);
    const names = new Set(keys.map(nameOf));
    shelf.keepOnly((key) => names.has(nameOf(key)));
    for (const name of seen.keys()) if (!names.has(name)) seen.delete(name);
    for (const key of keys) {
      const file = now.paths.chapter(key.chapter).figure(key.name).pdf(key.edition);
      if (old.has(nameOf(key)) || !existsSync(file)) continue;
      const { mtimeMs, size } = statSync(file);
      const stamp = `${mtimeMs} ${size}`;
      if (seen.get(nameOf(key)) === stamp) continue;
      seen.set(nameOf(key), stamp);
      shelf.add(key, { pdf: readFileSync(file), at: Math.round(mtimeMs) });
    }
  }
}

function nameOf({ chapter, name, edition }: PictureKey): string {
  return `${chapter}/${name} ${edition}`;
}

function keysOf({ chapters, paths, config }: Book): PictureKey[] {
  return chapters.flatMap((chapter) =>
    listFigures(paths.chapter(chapter)).flatMap((name) =>
      Object.keys(config.editions).map((edition) => ({ chapter, name, edition })),
    ),
  );
}
