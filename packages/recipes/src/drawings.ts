import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { hasErrors, type Diagnostic } from '@chiaroscuro/diagnostics/diagnostic';
import type { Batch, DrawnFigure } from '@chiaroscuro/latex/draw-batch';
import { drawFigures } from '@chiaroscuro/latex/draw-figures';
import { takeTurn } from '@chiaroscuro/manuscript/process-turns';
import { editionEpoch } from '@chiaroscuro/manuscript/book-config';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import { canonicalPages, nameFigure } from '@chiaroscuro/pdf/canonical-page';
import type { FigureName } from './drawing-recipe.ts';
import {
  keepDrawing,
  recallDrawing,
  type DrawingContext,
  type DrawnPicture,
} from './kept-drawings.ts';

/** Which drawings are wanted, and whom to tell. */
export interface DrawingsJob extends DrawingContext {
  figures: readonly FigureName[];
  /** Called for each figure as soon as its picture is there. */
  onPicture(picture: DrawnPicture): void | Promise<void>;
  /** Called when another of the figures that have to be drawn has been drawn. */
  onProgress?(done: number, total: number): void;
  /** Figures after which a TeX process hands over what it has; all by default. */
  batchSize?: number;
  signal?: AbortSignal;
}

export const limits = { timeLimitSeconds: 300, memoryLimitBytes: 8 * 2 ** 30 };

/**
 * Takes drawings from the store and draws the others, many figures a process, in as many processes
 * as the machine has cores. What a figure looks like does not depend on its company: its PDF is
 * brought into the form it would have alone.
 *
 * @returns what is wrong beyond single figures: a stylesheet that does not load, for instance.
 */
export async function makeDrawings(job: DrawingsJob): Promise<Diagnostic[]> {
  const missing: FigureName[] = [];
  for (const figure of job.figures) {
    const kept = await recallDrawing(job, figure);
    if (kept) await job.onPicture(kept);
    else missing.push(figure);
  }
  if (missing.length === 0) return [];
  return withPrivateFolder((folder) => drawMissing(job, missing, folder));
}

async function drawMissing(
  job: DrawingsJob,
  missing: readonly FigureName[],
  folder: string,
): Promise<Diagnostic[]> {
  const shared: Diagnostic[] = [];
  const alone: FigureName[] = [];
  const open = new Set(missing);
  let done = 0;
  const deliver = async (picture: DrawnPicture): Promise<void> => {
    for (const figure of open) {
      if (figure.chapter === picture.chapter && figure.name === picture.figure) open.delete(figure);
    }
    await job.onPicture(picture);
  };
  const draw = (figures: readonly FigureName[], batchSize: number): Promise<void> =>
    drawFigures({
      ...limits,
      ...texJob(job),
      workFolder: folder,
      figures: figures.map(texFigure),
      processes: os.availableParallelism(),
      batchSize,
      takeTurn: () => takeTurn(job.book.paths.turns, os.availableParallelism()),
      onFigure: () => job.onProgress?.((done += 1), missing.length),
      async onBatch(batch) {
        shared.push(...batch.diagnostics);
        const isAlone = batchSize === 1;
        for (const picture of await finishBatch({ job, batch, folder })) {
          if (picture.dependsOnCompany && !isAlone) alone.push(picture);
          else await deliver(picture.picture);
        }
      },
    });
  await draw(missing, job.batchSize ?? Infinity);
  // Fonts of a kind that cannot be brought into canonical form are the batch's, not the figure's.
  if (alone.length > 0) await draw(alone, 1);
  if (!hasErrors(shared) && !job.signal?.aborted) {
    for (const figure of open) await job.onPicture(givenUp(job.edition, figure));
  }
  return shared;
}

/** A figure with which TeX has ended again and again without a word. */
function givenUp(edition: string, { chapter, name }: FigureName): DrawnPicture {
  const diagnostic: Diagnostic = {
    code: 'latex/error',
    severity: 'error',
    message: 'TeX ended several times before it had drawn this figure, and did not say why.',
    place: { figure: `${chapter}/${name}`, edition },
    hint: 'Draw less in it, or build again when the machine has more memory to spare.',
  };
  const diagnostics = [diagnostic];
  return { chapter, figure: name, edition, diagnostics, isFresh: true, milliseconds: 0 };
}

/** What a batch of this job's edition needs besides its figures. */
export function texJob({ book, keys, signal }: Pick<DrawingsJob, 'book' | 'keys' | 'signal'>) {
  return {
    projectRoot: book.paths.project,
    inputFolders: keys.inputFolders,
    sourceDateEpoch: editionEpoch(book.config),
    header: keys.header,
    ...(signal && { signal }),
  };
}

/** The figure and the TeX that draws it. */
export function texFigure({ chapter, name }: FigureName) {
  return { chapter, name, tex: `\\drawfigure{${chapter}}{${name}}` };
}

/** A picture of a batch. */
export interface FinishedPicture extends FigureName {
  picture: DrawnPicture;
  /** Whether its bytes might have been others in another batch. */
  dependsOnCompany: boolean;
}

/** Cuts a batch into pictures and keeps those that are whole. */
export async function finishBatch({
  job,
  batch,
  folder,
  onCut = () => {},
}: {
  job: DrawingContext;
  batch: Batch;
  /** Where TeX has worked: what it read there it has written itself. */
  folder: string;
  /** Called for each picture before it is kept, which takes a while: what it has read is not known yet. */
  onCut?(picture: DrawnPicture): void | Promise<void>;
}): Promise<FinishedPicture[]> {
  const { run, figures } = batch;
  const pages = run.pdfPath ? await canonicalPages(await readFile(run.pdfPath)) : [];
  return Promise.all(
    [...figures].map(async ([key, drawn]): Promise<FinishedPicture> => {
      const [chapter = '', name = ''] = key.split('/');
      const page = drawn.page === undefined ? undefined : pages[drawn.page - 1];
      const dependsOnCompany = figures.size > 1 && (page?.notCanonical.length ?? 0) > 0;
      const picture = pictureOf(job.edition, key, drawn);
      if (!page) {
        await onCut(picture);
        return { chapter, name, picture, dependsOnCompany };
      }
      const pdf = await nameFigure(page.bytes, key);
      await onCut({ ...picture, pdf });
      const figure = { chapter, name };
      const reads = await readsOf(job, figure, { batch, folder });
      if (reads && !dependsOnCompany) {
        await keepDrawing({ job, figure, reads, pdf: page.bytes, picture });
      }
      return { ...figure, dependsOnCompany, picture: { ...picture, pdf, reads: reads ?? {} } };
    }),
  );
}

function pictureOf(edition: string, key: string, drawn: DrawnFigure): DrawnPicture {
  const [chapter = '', figure = ''] = key.split('/');
  const { milliseconds } = drawn;
  const diagnostics = drawn.diagnostics.map((item) => ({
    ...item,
    place: { ...item.place, edition },
  }));
  return { chapter, figure, edition, diagnostics, isFresh: true, milliseconds };
}

async function readsOf(
  { keys }: Pick<DrawingsJob, 'keys'>,
  figure: FigureName,
  { batch, folder }: { batch: Batch; folder: string },
): Promise<Record<string, string> | undefined> {
  const names = await keys.namesRead(figure, batch.run.record, folder);
  return keys.digestsOf(figure, names);
}
