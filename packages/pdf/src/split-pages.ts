import { PDFDocument } from 'pdf-lib';
import { documentBytes, readDocument } from './document-bytes.ts';
import { setFigureName } from './figure-name.ts';
import { pruneResources } from './prune-resources.ts';

/**
 * Makes a PDF of each page of a batch, with only the objects that the page needs. The streams,
 * fonts above all, keep their bytes, so that `mergeIdenticalObjects` can unify them again in a
 * document that includes several of the pages. The same batch gives the same bytes.
 *
 * @param figures names `<chapter>/<figure>`, page by page, to note in the PDFs; see `figure-name`.
 * @throws UserError `prepress/unreadable` if the batch is not a PDF.
 */
export async function splitPages(
  batch: Uint8Array,
  figures: readonly string[] = [],
): Promise<Uint8Array[]> {
  const source = await readDocument(batch, 'the batch of figures');
  const pages: Uint8Array[] = [];
  for (const index of source.getPageIndices()) {
    pages.push(await singlePage({ source, index, figure: figures[index] }));
  }
  return pages;
}

/** What a page keeps: not its annotations, which would drag in the pages that they point to. */
const pageKeys = new Set(
  ['Type', 'Parent', 'MediaBox', 'CropBox', 'BleedBox', 'TrimBox', 'Rotate', 'UserUnit'].concat([
    'Contents',
    'Resources',
    'Group',
  ]),
);

async function singlePage(options: {
  source: PDFDocument;
  index: number;
  figure: string | undefined;
}): Promise<Uint8Array> {
  const { source, index, figure } = options;
  const document = await PDFDocument.create({ updateMetadata: false });
  document.context.header = source.context.header;
  const [page] = await document.copyPages(source, [index]);
  if (!page) throw new Error(`no page ${index}`);
  for (const key of page.node.keys()) if (!pageKeys.has(key.decodeText())) page.node.delete(key);
  if (figure !== undefined) setFigureName(page.node, figure);
  document.addPage(page);
  pruneResources(document);
  return documentBytes(document);
}
