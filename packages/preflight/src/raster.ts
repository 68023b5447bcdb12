import path from 'node:path';
import type { Batch } from './raster-batches.ts';
import { planBatches } from './raster-batches.ts';
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
  /** Asks for a page, from 1. Nothing is drawn yet. */
  request(page: number, look: Look): void;
  /**
   * Draws what all checks have asked for and shows it to them. A check awaits this before it ends.
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
  let wanted = new Map<number, Look[]>();
  let last = Promise.resolve();
  return {
    request(page, look) {
      const looks = wanted.get(page);
      if (looks) looks.push(look);
      else wanted.set(page, [look]);
    },
    settle() {
      const asked = wanted;
      wanted = new Map();
      last = last.then(() => (asked.size > 0 ? draw(source, asked) : undefined));
      return last;
    },
  };
}

/** After that many batches that took too long, no other is tried. */
const patience = 2;

/** Two renderers at a time, as many as the smallest machine has cores. */
async function draw(source: Source, asked: ReadonlyMap<number, readonly Look[]>): Promise<void> {
  const { subject, renderer, resolution } = source;
  const sheets = sheetsOf(subject);
  const queue = planBatches({ pages: asked.keys(), sheets, resolution });
  const seen = new Set<number>();
  let overruns = 0;
  const see = (page: number, bytes: Uint8Array) => {
    const image = readNetpbm(bytes);
    const sheet = sheets[page - 1];
    if (!image || !sheet || seen.has(page)) return;
    seen.add(page);
    const raster = new PageRaster({ page, image, sheet });
    for (const look of asked.get(page) ?? []) look(raster, page);
  };
  const work = async () => {
    for (let batch = next(queue); batch; batch = overruns < patience ? next(queue) : undefined) {
      const file = path.resolve(subject.path);
      if (!(await renderBatch({ renderer, file, batch, see }))) overruns += 1;
    }
  };
  await Promise.all([work(), work()]);
  for (const [page, looks] of asked) {
    if (!seen.has(page)) for (const look of looks) look(undefined, page);
  }
}

function next(queue: Batch[]): Batch | undefined {
  return queue.shift();
}
