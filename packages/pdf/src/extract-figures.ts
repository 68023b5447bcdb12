import { PDFDocument, PDFName, PDFObjectCopier, PDFStream } from 'pdf-lib';
import { resourceObjects } from './content-walk.ts';
import { figureName } from './figure-name.ts';

/**
 * Each figure of a finished edition as a PDF of one page that is as large as the figure, by `<chapter>/<figure>`; of a
 * figure that is shown twice, the first.
 *
 * @param wanted the figures to extract, all when absent.
 */
export async function extractFigures(
  document: PDFDocument,
  wanted?: ReadonlySet<string>,
): Promise<Map<string, Uint8Array>> {
  const forms = new Map<string, PDFStream>();
  for (const { node } of document.getPages()) {
    for (const form of resourceObjects(node.Resources() ?? document.context.obj({}), 'XObject')) {
      if (!(form instanceof PDFStream)) continue;
      const figure = figureName(document.context, form.dict);
      if (figure !== undefined && (wanted?.has(figure) ?? true) && !forms.has(figure))
        forms.set(figure, form);
    }
  }
  const figures = new Map<string, Uint8Array>();
  for (const [figure, form] of forms) figures.set(figure, await pageOf(form, document));
  return figures;
}

async function pageOf(form: PDFStream, source: PDFDocument): Promise<Uint8Array> {
  const single = await PDFDocument.create({ updateMetadata: false });
  const { context } = single;
  const copy = PDFObjectCopier.for(source.context, context).copy(form);
  const box = copy.dict.lookup(PDFName.of('BBox'));
  const page = single.addPage();
  page.node.set(PDFName.of('MediaBox'), box!);
  const resources = context.obj({});
  resources.set(PDFName.of('XObject'), context.obj({ Figure: context.register(copy) }));
  page.node.set(PDFName.of('Resources'), resources);
  page.node.set(PDFName.of('Contents'), context.register(context.stream('/Figure Do')));
  return single.save();
}
