import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { paintedContent } from './content-walk.ts';
import { flateStream } from './stream-bytes.ts';

/**
 * Makes DeviceCMYK mean the inks of one press: whatever shows the document on a screen then computes the
 * colours that paper will have, instead of guessing them (ISO 32000-1, 8.6.5.6, "Default colour spaces"). Each
 * form and pattern looks for it in its own resources, so all of them get it.
 *
 * @param press an ICC profile with four channels.
 */
export function setDefaultCmyk(document: PDFDocument, press: Uint8Array): void {
  const { context } = document;
  const profile = context.register(flateStream(context, press, context.obj({ N: 4 })));
  const space = context.register(context.obj([PDFName.of('ICCBased'), profile]));
  for (const { kind, dict, resources: own } of paintedContent(document)) {
    // Content below a page that has no resources uses those of the page.
    if (!own && kind !== 'page') continue;
    const resources = own ?? context.obj({});
    if (!own) dict.set(PDFName.Resources, resources);
    const spaces = resources.lookupMaybe(PDFName.of('ColorSpace'), PDFDict) ?? context.obj({});
    resources.set(PDFName.of('ColorSpace'), spaces);
    spaces.set(PDFName.of('DefaultCMYK'), space);
  }
}

/** The same PDF, its DeviceCMYK now meaning the inks of a press. */
export async function withDefaultCmyk(pdf: Uint8Array, press: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  setDefaultCmyk(document, press);
  return document.save();
}
