import path from 'node:path';
import type { Batch } from './raster-batches.ts';
import { mostPagesOfBatch, planBatches } from './raster-batches.ts';
import { readNetpbm } from './raster-netpbm.ts';
import { PageRaster } from './raster-page.ts';
import type { Renderer } from './raster-programs.ts';
import { ghostscript, poppler, renderBatch } from './raster-programs.ts';
import { sheetsOf } from './raster-sheet.ts';
import type { Subject } from './subject.ts';

/** What a check does with a page; undefined when the renderer did not draw it. */
export type Look = (raster: PageRaster | undefined, page: number) => void;

/** Pages of one PDF, each drawn once for all checks that want to look at it. */
export interface Rasters {
  /** Asks for a page, from 1; in rising order, so that those before can be drawn. */
  request(page: number, look: Look): void;
  /**
   * Draws the rest of what checks have asked for and shows it to them. A check awaits this before it ends.
   *
   * @throws UserError `tool/missing` without the renderer.
   */
  settle(): Promise<void>;
}

/** Pages as inks, by Ghostscript at 72 dpi. */
export function cmykRasters(subject: Subject): Rasters {
  return shared({ known: knownCmyk, subject, renderer: ghostscript, resolution: 72 });
}

/** Pages as readers see them, in sRGB, by Poppler at 72 dpi. */
export function rgbRasters(subject: Subject): Rasters {
  return shared({ known: knownRgb, subject, renderer: poppler, resolution: 72 });
}

const knownCmyk = new WeakMap<Subject, Rasters>();
const knownRgb = new WeakMap<Subject, Rasters>();

interface Source {
  subject: Subject;
  renderer: Renderer;
  resolution: number;
}

function shared({ known, ...source }: Source & { known: WeakMap<Subject, Rasters> }): Rasters {
  const rasters = known.get(source.subject) ?? rastersOf(source);
  known.set(source.subject, rasters);
  return rasters;
}

function rastersOf(source: Source): Rasters {
  const rendering = new Rendering(source);
  let wanted = new Map<number, Look[]>();
  const order = () => {
    rendering.order(wanted);
    wanted = new Map();
  };
  return {
    request(page, look) {
      const looks = wanted.get(page);
      if (looks) {
        looks.push(look);
        return;
      }
      // Whoever wants an earlier page has said so.
      if (wanted.size >= mostPagesOfBatch) order();
      wanted.set(page, [look]);
    },
    settle() {
      order();
      return rendering.end();
    },
  };
}

/** After that many batches that took too long, no other is tried. */
const patience = 2;

/** Renderers at a time, as many as the smallest machine has cores. */
const mostAtOnce = 2;

interface Order {
  batch: Batch;
  asked: ReadonlyMap<number, readonly Look[]>;
}

/** The runs of a renderer for one PDF: one while pages are still interpreted, which takes a core, then two. */
class Rendering {
  readonly #source: Source;
  readonly #orders: Order[] = [];
  readonly #running = new Set<Promise<void>>();
  #overruns = 0;
  #failure: Error | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Begins to draw pages, if nothing else is being drawn. */
  order(asked: ReadonlyMap<number, readonly Look[]>): void {
    const { subject, resolution, renderer } = this.#source;
    const batches = planBatches({
      pages: asked.keys(),
      sheets: sheetsOf(subject),
      resolution,
      drawsRanges: renderer.drawsRanges,
    });
    this.#orders.push(...batches.map((batch) => ({ batch, asked })));
    const planned = new Set(batches.flatMap(({ pages }) => pages));
    for (const [page, looks] of asked) {
      if (!planned.has(page)) for (const look of looks) look(undefined, page);
    }
    this.#work(1);
  }

  /** All that was ordered is drawn, and shown. */
  async end(): Promise<void> {
    this.#work(mostAtOnce);
    await Promise.all(this.#running);
    if (this.#failure) throw this.#failure;
  }

  #work(atOnce: number): void {
    while (this.#orders.length > 0 && this.#running.size < atOnce) {
      const run = this.#drawOrders()
        .catch((cause: Error) => (this.#failure ??= cause))
        .then(() => void this.#running.delete(run));
      this.#running.add(run);
    }
  }

  async #drawOrders(): Promise<void> {
    for (let order = this.#orders.shift(); order; order = this.#orders.shift())
      await this.#draw(order);
  }

  async #draw({ batch, asked }: Order): Promise<void> {
    const { subject, renderer } = this.#source;
    const sheets = sheetsOf(subject);
    const missing = new Set(batch.pages);
    const see = (page: number, bytes: Uint8Array) => {
      const image = readNetpbm(bytes);
      const sheet = sheets[page - 1];
      if (!image || !sheet || !missing.delete(page)) return;
      const raster = new PageRaster({ page, image, sheet });
      for (const look of asked.get(page) ?? []) look(raster, page);
    };
    const file = path.resolve(subject.path);
    if (this.#overruns < patience && !(await renderBatch({ renderer, file, batch, see })))
      this.#overruns += 1;
    for (const page of missing) for (const look of asked.get(page) ?? []) look(undefined, page);
  }
}
