import type { SourceChange } from './classify-change.ts';

/** A figure of a chapter. */
export interface FigureName {
  chapter: string;
  name: string;
}

/** What a queue does. Each action ends early when its signal asks it to. */
export interface Actions {
  draw(figures: readonly FigureName[], signal: AbortSignal): Promise<void>;
  proof(chapter: string, signal: AbortSignal): Promise<void>;
  book(signal: AbortSignal): Promise<void>;
  /** Everything that was asked for is done, or was stopped. */
  rested(): void;
}

/** How a queue takes its time. */
export interface QueueManners {
  /** Milliseconds without a change before a build begins, so that a burst of saves is one build. */
  quiet: number;
  /** Milliseconds after which a build begins although changes go on coming. */
  patience: number;
  /** How many builds in a row changes may interrupt; the next one is left to finish. */
  interruptions: number;
  /** Whether prose is shown as a proof of its chapter first. */
  hasProofs(): boolean;
}

/** Does what changes ask for: figures at once, then the chapter's proof, then the book. */
export interface WorkQueue {
  change(changes: readonly SourceChange[]): void;
  close(): Promise<void>;
}

/** A queue at rest. Figures are drawn beside a build that is left to finish; builds run one at a time. */
export function createWorkQueue(actions: Actions, manners: QueueManners): WorkQueue {
  const figures = new Map<string, FigureName>();
  const chapters = new Set<string>();
  let wantsBook = false;
  const end = new AbortController();
  let drawing: Promise<void> | undefined;
  let building: Promise<void> | undefined;
  let current: AbortController | undefined;
  let interrupted = 0;
  let timer: NodeJS.Timeout | undefined;
  let firstChange = 0;

  return { change, close };

  function change(changes: readonly SourceChange[]): void {
    if (changes.length === 0 || end.signal.aborted) return;
    for (const each of changes) {
      wantsBook = true;
      if (each.kind === 'prose' && manners.hasProofs()) chapters.add(each.chapter);
      if (each.kind === 'drawing') {
        const { chapter, figure: name } = each;
        figures.set(`${chapter}/${name}`, { chapter, name });
      }
    }
    if (interrupted < manners.interruptions) current?.abort();
    if (figures.size > 0) drawing ??= drawAll().finally(() => (drawing = undefined));
    buildSoon();
  }

  function buildSoon(): void {
    const now = performance.now();
    if (timer === undefined) firstChange = now;
    clearTimeout(timer);
    const wait = Math.min(manners.quiet, Math.max(0, firstChange + manners.patience - now));
    timer = setTimeout(() => {
      timer = undefined;
      building ??= buildAll().finally(() => (building = undefined));
    }, wait);
  }

  async function drawAll(): Promise<void> {
    while (figures.size > 0 && !end.signal.aborted) {
      const batch = [...figures.values()];
      figures.clear();
      await actions.draw(batch, end.signal);
    }
    if (!building && timer === undefined) actions.rested();
  }

  async function buildAll(): Promise<void> {
    // While a timer runs, changes are still coming; it begins again.
    while (!end.signal.aborted && timer === undefined && (wantsBook || chapters.size > 0)) {
      await drawing;
      if (end.signal.aborted || timer !== undefined) continue;
      const [chapter] = chapters;
      if (chapter === undefined) wantsBook = false;
      else chapters.delete(chapter);
      const stop = new AbortController();
      current = stop;
      const signal = AbortSignal.any([stop.signal, end.signal]);
      await (chapter === undefined ? actions.book(signal) : actions.proof(chapter, signal));
      current = undefined;
      if (!stop.signal.aborted) {
        interrupted = 0;
        continue;
      }
      interrupted += 1;
      if (chapter === undefined) wantsBook = true;
      else chapters.add(chapter);
    }
    if (!drawing && timer === undefined) actions.rested();
  }

  async function close(): Promise<void> {
    clearTimeout(timer);
    end.abort();
    await Promise.allSettled([drawing, building]);
  }
}
