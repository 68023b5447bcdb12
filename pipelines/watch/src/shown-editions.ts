import { readFileSync } from 'node:fs';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { handedOut, typeset, versionInDist } from './edition-files.ts';
import type { ShownEdition } from './page-state.ts';
import { versionOf } from './picture-shelf.ts';

/** Which PDF of each edition can be shown. */
export interface ShownEditions {
  /** TeX has made the pages of an edition; prepress and preflight, which change nothing to be seen, are to come. */
  typeset(book: Book, edition: string): void;
  /** A build has handed out whole editions. */
  succeeded(book: Book): void;
  /** A build that began at `since` (milliseconds since 1970) has found errors: what there was is old. */
  failed(book: Book, since: number): void;
  /** The PDF that is shown as this version of an edition's pages. */
  file(book: Book, edition: string, version: string | undefined): string;
  state(): Record<string, ShownEdition>;
}

/** Begins with the editions that an earlier build has handed out. */
export function showEditions(book: Book): ShownEditions {
  /** Edition to version of the pages that TeX has made last, since the watch began. */
  const typesetVersions = new Map<string, string>();
  let lastGood = goodVersions(book);
  let editions = each(book, (edition) => shownEdition(lastGood[edition]));

  return {
    typeset(now, edition) {
      const version = versionOf(readFileSync(typeset(now, { edition })));
      typesetVersions.set(edition, version);
      editions = { ...editions, [edition]: shownEdition(version) };
    },
    // Pages that are shown already are what was handed out: to load them again would change nothing.
    succeeded(now) {
      lastGood = { ...goodVersions(now), ...Object.fromEntries(typesetVersions) };
      editions = each(now, (edition) => shownEdition(lastGood[edition]));
    },
    failed(now, since) {
      editions = each(now, (edition) => {
        const draft =
          versionInDist(now, { kind: 'draft', edition }, since) ?? editions[edition]?.draft;
        return { ...shownEdition(lastGood[edition]), ...(draft && { draft }), isOld: true };
      });
    },
    file: (now, edition, version) =>
      version !== undefined && version === typesetVersions.get(edition)
        ? typeset(now, { edition })
        : handedOut(now, { kind: 'good', edition }),
    state: () => editions,
  };
}

function shownEdition(good: string | undefined): ShownEdition {
  return { ...(good && { good }), isOld: false };
}

function goodVersions(book: Book): Record<string, string | undefined> {
  return each(book, (edition) => versionInDist(book, { kind: 'good', edition }));
}

function each<T>(book: Book, show: (edition: string) => T): Record<string, T> {
  return Object.fromEntries(Object.keys(book.config.editions).map((name) => [name, show(name)]));
}
