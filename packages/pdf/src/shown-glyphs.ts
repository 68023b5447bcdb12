import type { PDFPageLeaf } from 'pdf-lib';
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFStream, PDFString } from 'pdf-lib';
import { scanContent } from './content-scanner.ts';
import { contentBytes, decodedBytes } from './stream-bytes.ts';

/**
 * The fonts that a page sets, in the order of their first use, each with the two-byte codes that
 * it shows in it: in its content and in the forms, patterns and masks that its content uses.
 */
export function shownGlyphs(page: PDFPageLeaf): Map<PDFDict, Set<number>> {
  const shown = new Map<PDFDict, Set<number>>();
  const walked = new Map<PDFStream, Set<PDFDict | undefined>>();
  walk({
    bytes: contentBytes(page.context, page.get(PDFName.Contents)),
    resources: page.Resources(),
    font: undefined,
  });
  return shown;

  function walk({ bytes, resources, font }: Content): void {
    const saved: (PDFDict | undefined)[] = [];
    const find = (category: string, name: string | undefined) => {
      const entries = name === undefined ? undefined : resources?.lookup(PDFName.of(category));
      return entries instanceof PDFDict ? entries.lookup(PDFName.of(name!)) : undefined;
    };
    const setFont = (object: unknown) => {
      font = object instanceof PDFDict ? object : undefined;
      if (font && !shown.has(font)) shown.set(font, new Set());
    };
    scanContent(bytes, (operator, names, _numbers, places) => {
      if (operator === 'q') saved.push(font);
      else if (operator === 'Q') font = saved.pop();
      else if (operator === 'Tf') setFont(find('Font', names[0]));
      else if (textShowing.has(operator)) {
        const codes = font && shown.get(font);
        for (const place of codes ? places.strings : []) addCodes(codes!, bytes.subarray(...place));
      } else if (operator === 'Do') walkStream(find('XObject', names[0]), { resources, font });
      else if (operator === 'scn' || operator === 'SCN')
        walkStream(find('Pattern', names.at(-1)), { resources, font: undefined });
      else if (operator === 'gs') {
        const state = find('ExtGState', names[0]);
        const mask = lookupIn(state, 'SMask');
        walkStream(lookupIn(mask, 'G'), { resources, font: undefined });
        const choice = lookupIn(state, 'Font');
        if (choice instanceof PDFArray) setFont(choice.lookup(0));
      }
    });
  }

  /** A form may show text in the font that was set where it is used. */
  function walkStream(stream: unknown, { resources, font }: Omit<Content, 'bytes'>): void {
    if (!(stream instanceof PDFStream) || !isContentStream(stream)) return;
    const fonts = walked.get(stream) ?? new Set();
    if (fonts.has(font)) return;
    walked.set(stream, fonts.add(font));
    const own = stream.dict.lookup(PDFName.Resources);
    const bytes = decodedBytes(stream);
    walk({ bytes, resources: own instanceof PDFDict ? own : resources, font });
  }
}

/** Whether a stream is a form or a tiling pattern, and so has content and resources. */
export function isContentStream({ dict }: PDFStream): boolean {
  return (
    dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form') || dict.has(PDFName.of('PatternType'))
  );
}

interface Content {
  bytes: Uint8Array;
  resources: PDFDict | undefined;
  font: PDFDict | undefined;
}

const textShowing: ReadonlySet<string> = new Set(['Tj', 'TJ', "'", '"']);

function addCodes(codes: Set<number>, string: Uint8Array): void {
  const inner = Buffer.from(string.subarray(1, -1)).toString('latin1');
  const bytes = (string[0] === 0x3c ? PDFHexString.of(inner) : PDFString.of(inner)).asBytes();
  for (let at = 0; at + 1 < bytes.length; at += 2) codes.add(bytes[at]! * 256 + bytes[at + 1]!);
}

function lookupIn(dict: unknown, key: string): unknown {
  return dict instanceof PDFDict ? dict.lookup(PDFName.of(key)) : undefined;
}
