import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentBytes } from '@chiaroscuro/pdf/document-bytes';
import type { Box } from '@chiaroscuro/pdf/page-boxes';
import { sampleDocument } from '@chiaroscuro/pdf/sample-document';
import { PDFName } from 'pdf-lib';
import type { Check, Remark } from '../../check.ts';
import type {
  Colour,
  FillMark,
  ImageMark,
  Mark,
  ShadingMark,
  StrokeMark,
  TextMark,
} from '../../mark.ts';
import type { PreflightProfile } from '../../preflight-profile.ts';
import type { BookFacts, Subject } from '../../subject.ts';

/** Marks for tests, in the middle of the first page and black unless told otherwise. */
export const sample = {
  text: (values: Partial<TextMark> = {}): TextMark => ({
    ...common,
    kind: 'text',
    colour: cmyk(0, 0, 0, 1),
    font: 'TeXGyrePagella-Regular',
    size: 10,
    text: 'word',
    mode: 0,
    ...values,
  }),
  fill: (values: Partial<FillMark> = {}): FillMark => ({
    ...common,
    kind: 'fill',
    colour: cmyk(0, 0, 0, 1),
    ...values,
  }),
  stroke: (values: Partial<StrokeMark> = {}): StrokeMark => ({
    ...common,
    kind: 'stroke',
    colour: cmyk(0, 0, 0, 1),
    width: 1,
    ...values,
  }),
  shading: (colours: readonly (readonly number[])[]): ShadingMark => ({
    ...common,
    kind: 'shading',
    family: 'DeviceCMYK',
    colours: () => colours,
  }),
  image: (values: Partial<ImageMark> = {}): ImageMark => ({
    ...common,
    kind: 'image',
    family: 'DeviceCMYK',
    width: 300,
    height: 300,
    bitsPerComponent: 8,
    resolution: [400, 400],
    isTransparent: false,
    ...values,
  }),
};

/** A colour of four inks, each from 0 to 1. */
export function cmyk(...components: [number, number, number, number]): Colour {
  return { family: 'DeviceCMYK', components };
}

/** What a test holds its marks against. */
export interface SampleSubject {
  profile: PreflightProfile;
  pages?: number;
  /** The content of every page, for checks that draw it: needs a folder to write the PDF to. */
  content?: string;
  folder?: string;
  book?: BookFacts;
}

/** A subject of sheets of 522 × 738 bp, with a trim of 504 × 720 bp and a bleed of 9 bp around it. */
export async function sampleSubject({
  profile,
  pages = 2,
  content = '',
  folder,
  book,
}: SampleSubject): Promise<Subject> {
  const isPrint = profile.medium === 'print';
  const document = await sampleDocument({
    pages,
    content,
    resources: (context) =>
      context.obj({
        ExtGState: { Half: { ca: 0.5 }, Multiply: { BM: 'Multiply' } },
        Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' } },
      }),
    change: (_, leaves) =>
      leaves.forEach(({ node }) => {
        if (!isPrint) return;
        node.set(PDFName.of('BleedBox'), node.context.obj([0, 0, 522, 738]));
        node.set(PDFName.of('TrimBox'), node.context.obj([9, 9, 513, 729]));
      }),
  });
  const bytes = await documentBytes(document);
  count += 1;
  const file = `sample-${count}.pdf`;
  if (folder) writeFileSync(path.join(folder, file), bytes);
  const written = path.join(folder ?? '', file);
  return { file, path: written, bytes, document, profile, ...(book && { book }) };
}

/** What a check remarks on when it is told of marks, page by page. */
export async function remarksOn(
  check: Check,
  subject: Subject,
  marks: readonly Mark[] = [],
): Promise<Remark[]> {
  const inspection = check.begin(subject);
  const pages = subject.document.getPageCount();
  for (let page = 1; page <= pages; page += 1) {
    for (const mark of marks) if (mark.page === page) inspection.mark?.(mark);
    inspection.pageEnd?.(page);
  }
  return inspection.end();
}

let count = 0;

const box: Box = [100, 100, 200, 110];

const common = {
  page: 1,
  box,
  alpha: 1,
  blendMode: 'Normal',
  hasSoftMask: false,
  overprints: false,
};
