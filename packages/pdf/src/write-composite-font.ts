import type { PDFContext, PDFRef } from 'pdf-lib';
import { PDFName, PDFString } from 'pdf-lib';
import type { CffFont } from './cff.ts';
import { subsetTag } from './cff-subset.ts';
import type { CompositeFont } from './composite-font.ts';
import { flateStream } from './stream-bytes.ts';
import { writeToUnicode } from './to-unicode.ts';
import { writeCff } from './write-cff.ts';

/**
 * Writes fonts into a document, each object in one canonical form, a program that several fonts share
 * once.
 *
 * @returns a function that writes one font and gives its reference.
 */
export function compositeFontWriter(context: PDFContext): (font: CompositeFont) => PDFRef {
  const files = new Map<CffFont, ProgramFile>();
  const descriptors = new Map<string, PDFRef>();
  return (font) => {
    // References first, so that objects are numbered from the font down to its program.
    const ref = context.nextRef();
    const descendant = context.nextRef();
    const descriptor = describe(font);
    const { name } = fileOf(font.program);
    const widths = context.register(widthArray(context, font.widths));
    context.assign(
      descendant,
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType0',
        BaseFont: name,
        CIDSystemInfo: {
          Registry: PDFString.of('Adobe'),
          Ordering: PDFString.of('Identity'),
          Supplement: 0,
        },
        FontDescriptor: descriptor,
        ...(font.defaultWidth !== 1000 && { DW: font.defaultWidth }),
        W: widths,
      }),
    );
    const dict = context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
    });
    if (font.toUnicode.size > 0) {
      const map = Buffer.from(writeToUnicode(font.toUnicode), 'latin1');
      dict.set(PDFName.of('ToUnicode'), context.register(flateStream(context, map)));
    }
    context.assign(ref, dict);
    return ref;
  };

  function describe({ program, metrics }: CompositeFont): PDFRef {
    const { name, file, cidSet } = fileOf(program);
    const descriptor = context.obj({ Type: 'FontDescriptor', FontName: name });
    for (const [key, value] of metrics) descriptor.set(PDFName.of(key), value.clone(context));
    descriptor.set(PDFName.of('CIDSet'), cidSet);
    descriptor.set(PDFName.of('FontFile3'), file);
    const text = String(descriptor);
    const known = descriptors.get(text) ?? context.register(descriptor);
    descriptors.set(text, known);
    return known;
  }

  function fileOf(program: CffFont): ProgramFile {
    let known = files.get(program);
    if (known) return known;
    const tag = subsetTag(program);
    const bytes = writeCff(program, tag);
    const subtype = context.obj({ Subtype: 'CIDFontType0C' });
    known = {
      name: `${tag}+${program.name}`,
      file: context.register(flateStream(context, bytes, subtype)),
      cidSet: context.register(flateStream(context, cidSetOf(program))),
    };
    files.set(program, known);
    return known;
  }
}

interface ProgramFile {
  name: string;
  file: PDFRef;
  cidSet: PDFRef;
}

/** One bit for each CID, the first in the highest bit (ISO 32000-1, table 124). */
function cidSetOf({ glyphs }: CffFont): Uint8Array {
  const bytes = new Uint8Array(Math.floor(Math.max(...glyphs.keys()) / 8) + 1);
  for (const cid of glyphs.keys()) bytes[cid >> 3]! |= 0x80 >> (cid & 7);
  return bytes;
}

/** Runs of neighbouring CIDs, in order. */
function widthArray(context: PDFContext, widths: ReadonlyMap<number, number>) {
  const runs: [number, number[]][] = [];
  for (const [cid, width] of [...widths].sort(([a], [b]) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1].length === cid) last[1].push(width);
    else runs.push([cid, [width]]);
  }
  return context.obj(runs.flat());
}
