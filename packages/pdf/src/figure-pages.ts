import type { PDFDocument } from 'pdf-lib';
import { PDFDict, PDFName, PDFStream } from 'pdf-lib';
import { resourceObjects } from './content-walk.ts';
import { figureName } from './figure-name.ts';

/** The pages, from 1, on which each figure is shown, `<chapter>/<figure>`, in the order in which they are first shown. */
export function figurePages(document: PDFDocument): Map<string, number[]> {
  const pages = new Map<string, number[]>();
  for (const [index, { node }] of document.getPages().entries()) {
    for (const figure of figuresIn(node.Resources(), document, new Set())) {
      const known = pages.get(figure) ?? [];
      pages.set(figure, known.includes(index + 1) ? known : [...known, index + 1]);
    }
  }
  return pages;
}

/** The figures among the forms that resources offer, and among those within these. */
function* figuresIn(
  resources: PDFDict | undefined,
  document: PDFDocument,
  seen: Set<PDFStream>,
): Generator<string> {
  for (const form of resources ? resourceObjects(resources, 'XObject') : []) {
    if (!(form instanceof PDFStream) || seen.has(form)) continue;
    seen.add(form);
    const figure = figureName(document.context, form.dict);
    if (figure !== undefined) yield figure;
    const own = form.dict.lookup(PDFName.of('Resources'));
    if (own instanceof PDFDict) yield* figuresIn(own, document, seen);
  }
}
