import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from '@chiaroscuro/diagnostics/diagnostic';
import { withPrivateFolder } from '@chiaroscuro/manuscript/private-folder';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { execa } from 'execa';
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
 * @throws UserError `tool/missing` without Poppler, `release/failed-check` when it cannot draw the file.
 */
export async function drawPicture(
  pdf: Uint8Array,
  { figure, paper }: { figure: string; paper: string },
): Promise<FigurePicture> {
  const bytes = await onPaper(pdf, { figure, paper });
  return withPrivateFolder(async (folder) => {
    const input = path.join(folder, 'figure.pdf');
    await writeFile(input, bytes);
    const draw = async (...options: string[]): Promise<Uint8Array> => {
      const output = path.join(folder, 'figure');
      await runPoppler([...options, input, output], figure);
      // It puts the ending of a raster image to the name, and leaves that of a drawing alone.
      return readFile(options.includes('-png') ? `${output}.png` : output);
    };
    return {
      svg: await draw('-svg'),
      png: await draw('-png', '-singlefile', '-r', String(resolution)),
    };
  });
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

async function runPoppler(parameters: readonly string[], figure: string): Promise<void> {
  const result = await execa('pdftocairo', ['-q', ...parameters], {
    reject: false,
    timeout: 120_000,
    stdin: 'ignore',
  });
  if (result.code === 'ENOENT') {
    throw new UserError({
      code: 'tool/missing',
      severity: 'error',
      message: 'Expected the program pdftocairo, found none.',
      hint: 'Install poppler-utils.',
    });
  }
  if (!result.failed) return;
  throw new UserError({
    code: 'release/failed-check',
    severity: 'error',
    message: 'Poppler cannot draw the picture of the figure',
    place: { figure },
    excerpt: result.stderr,
  });
}
