import type { Book } from '@chiaroscuro/manuscript/read-book';
import { versionInDist } from './edition-files.ts';
import type { ShownEdition } from './page-state.ts';

/** Which PDF of each edition can be shown. */
export interface ShownEditions {
  /** A build has handed out whole editions. */
  succeeded(book: Book): void;
  /** A build that began at `since` (milliseconds since 1970) has found errors: what there was is old. */
  failed(book: Book, since: number): void;
  state(): Record<string, ShownEdition>;
}

/** Begins with the editions that an earlier build has handed out. */
export function showEditions(book: Book): ShownEditions {
  let editions = found(book);
  return {
    succeeded(now) {
      editions = found(now);
    },
    failed(now, since) {
      editions = each(now, (edition) => {
        const good = editions[edition]?.good;
        const draft =
          versionInDist(now, { kind: 'draft', edition }, since) ?? editions[edition]?.draft;
        return { ...(good && { good }), ...(draft && { draft }), isOld: true };
      });
    },
    state: () => editions,
  };
}

function found(book: Book): Record<string, ShownEdition> {
  return each(book, (edition) => {
    const good = versionInDist(book, { kind: 'good', edition });
    return { ...(good && { good }), isOld: false };
  });
}

function each(book: Book, show: (edition: string) => ShownEdition): Record<string, ShownEdition> {
  return Object.fromEntries(Object.keys(book.config.editions).map((name) => [name, show(name)]));
}
