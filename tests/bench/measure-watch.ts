import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startWatch, type RunningWatch } from '../harness/running-watch.ts';
import type { GeneratedBook } from './book/generate-book.ts';
import type { Edit } from './edits.ts';
import { median } from './timed.ts';

/** What an author waits for while `npm run watch` is open; medians, in seconds from saving the file. */
export interface WatchMeasurements {
  /** Until the figure's picture is shown in both editions. */
  picture: number;
  /** Until the pages of both whole editions are, as TeX has made them. */
  pages: number;
  /** Until both have gone through prepress and preflight as well. */
  finished: number;
}

const repetitions = 3;
/** Milliseconds that an author looks at the page between two edits: TeX loads the stylesheet meanwhile. */
const pause = 10_000;

/** Saves the drawing that `edit` changed several times over while a watch shows the book. */
export async function measureWatch(job: {
  root: string;
  book: GeneratedBook;
  edit: Edit;
  say(text: string): void;
}): Promise<WatchMeasurements> {
  const { root, book, edit, say } = job;
  const file = path.join(book.folder, edit.file);
  const original = readFileSync(file, 'utf8');
  const watch = await startWatch({ root, book: book.folder });
  const pictures: number[] = [];
  const pages: number[] = [];
  const finished: number[] = [];
  try {
    await watch.rested(1);
    for (let round = 1; round <= repetitions; round += 1) {
      await delay(pause);
      const text = original.replace(edit.to, `{round ${round}}`);
      const seen = await measureSave({ watch, save: () => writeFileSync(file, text) });
      pictures.push(seen.picture);
      pages.push(seen.pages);
      finished.push(seen.finished);
      const texts = Object.entries<number>({ ...seen }).map(
        ([what, time]) => `${what} ${time.toFixed(1)} s`,
      );
      say(`watch: ${texts.join(', ')}`);
    }
  } finally {
    await watch.stop();
  }
  return { picture: median(pictures), pages: median(pages), finished: median(finished) };
}

async function measureSave({
  watch,
  save,
}: {
  watch: RunningWatch;
  save(): void;
}): Promise<WatchMeasurements> {
  const { builds, fresh, editions } = await watch.state();
  const before = new Set(fresh.map(({ version }) => version));
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  save();
  await watch.until(
    (state) => state.fresh.filter(({ version }) => !before.has(version)).length >= 2,
  );
  const picture = elapsed();
  await watch.until((state) =>
    Object.entries(state.editions).every(([name, { good }]) => good !== editions[name]?.good),
  );
  const pages = elapsed();
  await watch.until((state) => state.builds.finished > builds.finished);
  return { picture, pages, finished: elapsed() };
}
