import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { replaceFolder, writeAtomically } from '@chiaroscuro/manuscript/write-atomically';
import type { DrawingKeys } from '@chiaroscuro/recipes/drawing-recipe';
import { noteMaking } from '@chiaroscuro/recipes/journal';
import type { DrawnPicture } from '@chiaroscuro/recipes/kept-drawings';
import { drawingReasons } from '@chiaroscuro/recipes/reasons';
import { drawingRecords, type DrawingRecord } from '@chiaroscuro/recipes/records';

/** The pictures of one chapter, and where they belong. */
export interface ChapterPictures {
  job: { book: Book; edition: string };
  keys: DrawingKeys;
  chapter: string;
  pictures: readonly DrawnPicture[];
}

/** Puts a chapter's pictures in the place of the former ones, all at once, with a record of what each was made from. */
export async function replaceDrawings({
  job: { book, edition },
  keys,
  chapter,
  pictures,
}: ChapterPictures): Promise<void> {
  const { paths } = book;
  const files = paths.chapter(chapter);
  const earlier = drawingRecords(files, edition);
  await replaceFolder(files.drawings(edition), (fresh) => {
    for (const { figure, pdf } of pictures) {
      if (pdf) writeFileSync(path.join(fresh, `${figure}.pdf`), pdf);
    }
  });
  const figures: Record<string, DrawingRecord> = {};
  for (const picture of pictures) {
    const record = recordOf(keys, picture);
    figures[picture.figure] = record;
    if (!picture.isFresh || !picture.reads) continue;
    noteMaking(paths, `${chapter}/${picture.figure}`, {
      time: Date.now(),
      what: `drawing (${edition})`,
      milliseconds: record.milliseconds,
      reasons: drawingReasons(earlier[picture.figure], record),
    });
  }
  const record = { edition, chapter, figures };
  writeAtomically(files.drawingsRecord(edition), `${JSON.stringify(record, null, 2)}\n`);
}

function recordOf(keys: DrawingKeys, picture: DrawnPicture): DrawingRecord {
  const { pdf, reads, milliseconds } = picture;
  const figure = { chapter: picture.chapter, name: picture.figure };
  const parts = keys.parts(figure);
  return {
    sha256: createHash('sha256').update(pdf!).digest('hex'),
    milliseconds: Math.round(milliseconds),
    ...(reads
      ? {
          ...(parts && { parts }),
          reads,
          style: Object.fromEntries(keys.styleOf(figure, Object.keys(reads))),
        }
      : { isPlaceholder: true }),
  };
}
