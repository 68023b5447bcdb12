import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';

/**
 * The same PDF, its DeviceCMYK now meaning the inks of one press: whatever shows it on a screen then computes
 * the colours that paper will have, instead of guessing them (ISO 32000, 8.6.5.6, "Default colour spaces").
 *
 * @param pdf   a PDF whose pages have resources of their own, as drawings have.
 * @param press an ICC profile with four channels.
 */
export async function withDefaultCmyk(pdf: Uint8Array, press: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context } = document;
  const profile = context.register(context.flateStream(press, { N: 4 }));
  const space = context.obj([PDFName.of('ICCBased'), profile]);
  for (const page of document.getPages()) {
    const resources = page.node.Resources() ?? context.obj({});
    page.node.set(PDFName.of('Resources'), resources);
    const spaces = resources.lookupMaybe(PDFName.of('ColorSpace'), PDFDict) ?? context.obj({});
    resources.set(PDFName.of('ColorSpace'), spaces);
    spaces.set(PDFName.of('DefaultCMYK'), space);
  }
  return document.save();
}
