import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentBytes, readDocument } from '@chiaroscuro/pdf/document-bytes';
import { execa } from 'execa';
import { PDFArray, PDFName } from 'pdf-lib';

/**
 * Makes a long book out of a short one: copies of it, one after the other, that share nothing. Each page has
 * some content of its own, so that nothing that is kept by its content is found again.
 *
 * @returns the page count, at least `pages`.
 */
export async function makeLongBook(options: {
  short: string;
  long: string;
  pages: number;
}): Promise<number> {
  const { short, long } = options;
  const own = (await readDocument(readFileSync(short), short)).getPageCount();
  const folder = path.dirname(long);
  // qpdf lets pages of one file share what they have in common, but not those of several.
  const copies = Array.from({ length: Math.ceil(options.pages / own) }, (_, index) => {
    const copy = path.join(folder, `copy-${index}.pdf`);
    copyFileSync(short, copy);
    return copy;
  });
  await execa('qpdf', ['--empty', '--pages', ...copies, '--', long], { timeout: 300_000 });
  const document = await readDocument(readFileSync(long), long);
  const { context } = document;
  for (const [index, { node }] of document.getPages().entries()) {
    const mark = context.register(context.flateStream(`% page ${index + 1}\n`));
    const contents = node.get(PDFName.of('Contents'));
    const parts = contents && context.lookup(contents);
    const others = parts instanceof PDFArray ? parts.asArray() : contents ? [contents] : [];
    node.set(PDFName.of('Contents'), context.obj([mark, ...others]));
  }
  writeFileSync(long, await documentBytes(document));
  return document.getPageCount();
}
