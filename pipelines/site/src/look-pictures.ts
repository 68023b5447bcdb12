import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { readPressProfile } from '@chiaroscuro/latex/press-profile';
import type { Book } from '@chiaroscuro/manuscript/read-book';
import { withDefaultCmyk } from '@chiaroscuro/pdf/default-cmyk';
import { svgOf } from '@chiaroscuro/pdf/poppler-pictures';
import { editionPrinter } from '@chiaroscuro/printers/edition-printer';
import { compactSvg } from '@chiaroscuro/site/compact-svg';
import { looks, type LookEditions } from '@chiaroscuro/site/look-colours';
import type { Picture } from '@chiaroscuro/site/site';
import { outOfDate, type BuiltBook, type ListedFigure } from './built-book.ts';

/** A drawing of the book as pictures of the website. */
export interface LookPicture {
  picture: Picture;
  /** By their addresses on the website: SVG and PDF, dark and light. */
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Every figure in both looks. Inks are shown as the press gives them.
 *
 * @throws UserError `site/out-of-date` for a drawing that is not the one in the book; `tool/missing`.
 */
export async function lookPictures(
  book: Book,
  built: BuiltBook,
  editions: LookEditions,
): Promise<Map<ListedFigure, LookPicture>> {
  const press = await pressProfile(book, editions.light);
  const pictures = new Map<ListedFigure, LookPicture>();
  const waiting = [...built.figures];
  const draw = async (): Promise<void> => {
    for (let figure = waiting.shift(); figure; figure = waiting.shift())
      pictures.set(figure, await drawFigure(figure, { book, built, editions, press }));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, draw));
  return pictures;
}

interface Drawing {
  book: Book;
  built: BuiltBook;
  editions: LookEditions;
  press: Uint8Array | undefined;
}

async function drawFigure(figure: ListedFigure, drawing: Drawing): Promise<LookPicture> {
  const { book, built, editions, press } = drawing;
  const name = `pictures/${figure.chapter}/${figure.name}`;
  const files = new Map<string, Uint8Array>();
  let size = { width: 0, height: 0 };
  for (const look of looks) {
    const file = book.paths.chapter(figure.chapter).figure(figure.name).pdf(editions[look]);
    const pdf = existsSync(file) ? readFileSync(file) : new Uint8Array();
    const digest = createHash('sha256').update(pdf).digest('hex');
    if (digest !== built.drawingDigest(figure, editions[look]))
      throw outOfDate(`${book.paths.relative(file)} is not the drawing that stands in the book`);
    const svg = await smallSvg(look === 'light' && press ? await withDefaultCmyk(pdf, press) : pdf);
    size = sizeOf(svg);
    files.set(`${name}-${look}.svg`, Buffer.from(svg));
    files.set(`${name}-${look}.pdf`, pdf);
  }
  return { picture: { name, ...size }, files };
}

/** The front cover, dark in both looks. */
export async function coverPicture(cover: Uint8Array): Promise<LookPicture> {
  const svg = await smallSvg(cover);
  const files = new Map([['pictures/cover-dark.svg', Buffer.from(svg)]]);
  return { picture: { name: 'pictures/cover', ...sizeOf(svg) }, files };
}

/** The profile of the press, if the edition is made of inks. */
async function pressProfile(book: Book, edition: string): Promise<Uint8Array | undefined> {
  const printer = editionPrinter({ book, edition, environment: {} })?.profile;
  if (printer?.colourSpace.value !== 'cmyk') return undefined;
  const { profile } = printer.outputCondition.value;
  return readPressProfile({ profile, workFolder: book.paths.root });
}

async function smallSvg(pdf: Uint8Array): Promise<string> {
  return compactSvg(await svgOf(pdf));
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] =
    /<svg[^>]*?\swidth="([\d.]+)(?:pt)?"\s+height="([\d.]+)/.exec(svg) ?? [];
  return { width: Number(width), height: Number(height) };
}
