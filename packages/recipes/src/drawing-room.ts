import type { Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import { readBook } from '@chiaroscuro/manuscript/read-book';
import { openStore } from '@chiaroscuro/store/open-store';
import { drawingKeys, type DrawingKeys, type FigureName } from './drawing-recipe.ts';
import { finishBatch, limits, makeDrawings, texFigure, texJob } from './drawings.ts';
import { recallDrawing, type DrawnPicture, type DrawingContext } from './kept-drawings.ts';
import { digestFile } from './file-digests.ts';
import { startWaiting, type WaitingProcess } from './waiting-process.ts';

export type { DrawnPicture };

/** A wish for pictures. */
export interface DrawingWish {
  edition: string;
  figures: readonly FigureName[];
  /** Called for each picture as soon as it is there. */
  onPicture(picture: DrawnPicture): void | Promise<void>;
  signal?: AbortSignal;
}

/** Draws single figures at once, for an author who looks at them while she edits. */
export interface DrawingRoom {
  /**
   * Draws what is not in the store.
   *
   * @throws UserError when the book or its stylesheet cannot be read.
   */
  draw(wish: DrawingWish): Promise<void>;
  /** Starts a TeX process per edition that has loaded the stylesheet and waits for the next figure. */
  warm(editions: readonly string[]): void;
  /** Ends what waits. */
  close(): Promise<void>;
}

/** Figures that one waiting process draws by itself; for more of them, several are started. */
const few = 2;
/** Figures after which a process hands over its pictures, so that the first are seen soon. */
const batchSize = 4;

/**
 * @param options.bookFolder the folder with book.json.
 * @param options.onDiagnostic told of what is wrong with the store or the stylesheet.
 */
export function openDrawingRoom({
  bookFolder,
  onDiagnostic = () => {},
}: {
  bookFolder: string;
  onDiagnostic?: (diagnostic: Diagnostic) => void;
}): DrawingRoom {
  const { paths } = readBook(bookFolder);
  const store = openStore({ folder: paths.store, onDamage: onDiagnostic, onTrouble: onDiagnostic });
  const waiting = new Map<string, { process: WaitingProcess; loaded: string }>();

  return {
    async draw({ edition, figures, onPicture, signal }) {
      const book = readBook(bookFolder);
      const keys = await drawingKeys({ book, edition, store });
      const job = { book, edition, keys, store, ...(signal && { signal }) };
      const missing: FigureName[] = [];
      for (const figure of figures) {
        const kept = await recallDrawing(job, figure);
        if (kept) await onPicture(kept);
        else missing.push(figure);
      }
      if (missing.length === 0 || signal?.aborted) return;
      if (missing.length <= few) await drawAtOnce(job, missing, onPicture);
      else {
        const shared = await makeDrawings({ ...job, figures: missing, batchSize, onPicture });
        shared.forEach(onDiagnostic);
      }
    },
    warm(editions) {
      for (const edition of editions) void prepare(edition);
    },
    async close() {
      await Promise.all([...waiting.values()].map(({ process }) => process.discard()));
      waiting.clear();
    },
  };

  async function drawAtOnce(
    job: DrawingContext,
    figures: readonly FigureName[],
    onPicture: DrawingWish['onPicture'],
  ): Promise<void> {
    const process = take(job.edition, job.keys);
    const { batch, folder, finish } = await process.draw(figures.map(texFigure));
    try {
      batch.diagnostics.forEach(onDiagnostic);
      await finishBatch({ job, batch, folder, onCut: onPicture });
    } finally {
      await finish();
    }
    // An error in one figure ends the process before it comes to the next.
    const rest = figures.filter(({ chapter, name }) => !batch.figures.has(`${chapter}/${name}`));
    if (rest.length > 0 && rest.length < figures.length) await drawAtOnce(job, rest, onPicture);
  }

  /** The process that waits, if what it has loaded is still what is on disk; else a new one. */
  function take(edition: string, keys: DrawingKeys): WaitingProcess {
    const ready = waiting.get(edition);
    waiting.delete(edition);
    if (ready?.loaded === loadedFiles(edition)) return ready.process;
    void ready?.process.discard();
    return startWaiting({ ...limits, ...texJob({ book: readBook(bookFolder), keys }) });
  }

  async function prepare(edition: string): Promise<void> {
    const loaded = loadedFiles(edition);
    const known = waiting.get(edition);
    if (known?.loaded === loaded) return;
    try {
      const book = readBook(bookFolder);
      const keys = await drawingKeys({ book, edition, store });
      if (waiting.get(edition) !== known) return;
      void known?.process.discard();
      const process = startWaiting({ ...limits, ...texJob({ book, keys }) });
      waiting.set(edition, { process, loaded });
    } catch {
      // A stylesheet that cannot be read is told of when something is to be drawn.
    }
  }

  /** The digest of what a process reads before it waits. */
  function loadedFiles(edition: string): string {
    const { pressPalette } = paths.edition(edition).stylesheet;
    return [paths.config, paths.stylesheet, pressPalette].map((file) => digestFile(file)).join();
  }
}
