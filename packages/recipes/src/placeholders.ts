import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { drawFigures } from '@chiaroscuro/latex/draw-figures';
import { takeTurn } from '@chiaroscuro/manuscript/process-turns';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { canonicalPages, nameFigure } from '@chiaroscuro/pdf/canonical-page';
import { readDocument } from '@chiaroscuro/pdf/document-bytes';
import type { DrawingKeys, FigureName } from './drawing-recipe.ts';
import { limits, texJob } from './drawings.ts';
import type { DrawnPicture } from './kept-drawings.ts';

/** Figures that could not be drawn. */
export interface PlaceholderJob {
  book: Book;
  edition: string;
  keys: DrawingKeys;
  figures: readonly FigureName[];
}

/**
 * Draws frames that stand for figures which could not be drawn, as large as their last pictures, so
 * that the pages around them stay as they are.
 */
export async function drawPlaceholders(job: PlaceholderJob): Promise<DrawnPicture[]> {
  const { book, edition, keys, figures } = job;
  if (figures.length === 0) return [];
  const sized = await Promise.all(
    figures.map(async (figure) => ({ figure, size: await lastSize(job, figure) })),
  );
  const pictures: DrawnPicture[] = [];
  await withPrivateFolder((workFolder) =>
    drawFigures({
      ...limits,
      ...texJob({ book, keys }),
      workFolder,
      processes: 1,
      takeTurn: () => takeTurn(book.paths.turns, 1),
      figures: sized.map(({ figure: { chapter, name }, size: { width, height } }) => ({
        chapter,
        name,
        tex: `\\drawplaceholder{${chapter}}{${name}}{${width}bp}{${height}bp}`,
      })),
      async onBatch({ run, figures: drawn }) {
        if (!run.pdfPath) return;
        const pages = await canonicalPages(await readFile(run.pdfPath));
        for (const [key, { page }] of drawn) {
          const [chapter = '', figure = ''] = key.split('/');
          const pdf = page && (await nameFigure(pages[page - 1]!.bytes, key));
          pictures.push({
            chapter,
            figure,
            edition,
            ...(pdf && { pdf }),
            diagnostics: [],
            isFresh: true,
            milliseconds: 0,
          });
        }
      },
    }),
  );
  return pictures;
}

/** Width and height in PostScript points. */
async function lastSize(
  { book, edition }: PlaceholderJob,
  { chapter, name }: FigureName,
): Promise<{ width: number; height: number }> {
  const file = book.paths.chapter(chapter).figure(name).pdf(edition);
  if (!existsSync(file)) return { width: 240, height: 120 };
  const document = await readDocument(readFileSync(file), file);
  return document.getPage(0).getSize();
}
