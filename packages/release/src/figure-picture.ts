import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { pngOf, svgOf } from '@chiaroscuro/pdf/poppler-pictures';
import { PDFArray, PDFName } from 'pdf-lib';

/** A figure in the forms in which it is handed out. */
export interface FigurePicture {
  svg: Uint8Array;
  png: Uint8Array;
}

/** Pixels in an inch: twice the 96 of CSS. */
const resolution = 192;
/** bp of paper around a drawing, which ends where its last mark ends. */
const margin = 9;

/**
 * Draws the one page of a figure's PDF on its paper, as SVG and as PNG at twice the size it has on a
 * page of the web.
 *
 * @param paper RRGGBB.
 * @throws UserError `tool/missing` without Poppler, `prepress/unreadable` when it cannot draw the file.
 */
export async function drawPicture(
  pdf: Uint8Array,
  { figure, paper }: { figure: string; paper: string },
): Promise<FigurePicture> {
  const bytes = await onPaper(pdf, { figure, paper });
  return { svg: Buffer.from(await svgOf(bytes)), png: await pngOf(bytes, resolution) };
}

/** The page with paper under its marks and around them. */
async function onPaper(
  pdf: Uint8Array,
  { figure, paper }: { figure: string; paper: string },
): Promise<Uint8Array> {
  const document = await readDocument(pdf, figure);
  const page = document.getPage(0);
  const { x, y, width, height } = page.getMediaBox();
  const sheet = [x - margin, y - margin, width + 2 * margin, height + 2 * margin] as const;
  const colour = [0, 2, 4].map((at) => (parseInt(paper.slice(at, at + 2), 16) / 255).toFixed(4));
  const ground = `q ${colour.join(' ')} rg ${sheet.map((value) => value.toFixed(3)).join(' ')} re f Q\n`;
  const { context } = document;
  const contents = page.node.get(PDFName.of('Contents'));
  const marks = context.lookup(contents);
  page.node.set(
    PDFName.of('Contents'),
    context.obj([
      context.register(context.flateStream(ground)),
      ...(marks instanceof PDFArray ? marks.asArray() : contents ? [contents] : []),
    ]),
  );
  page.setMediaBox(...sheet);
  for (const box of ['CropBox', 'TrimBox', 'BleedBox', 'ArtBox']) page.node.delete(PDFName.of(box));
  return documentBytes(document);
}
