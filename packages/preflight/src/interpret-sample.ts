import { interpretPage } from './interpret-page.ts';
import type { Mark } from './mark.ts';
import { readPdf } from './read-pdf.ts';
import type { SampleObject } from './read-sample.ts';
import { samplePdf } from './read-sample.ts';

/** The marks of a page of 200 × 300 bp, for tests; objects are numbered from 5. */
export async function sampleMarks(
  content: string,
  resources = '',
  objects: readonly SampleObject[] = [],
): Promise<Mark[]> {
  const document = await readPdf(samplePdf({ content, resources, objects }), 'sample.pdf');
  const marks: Mark[] = [];
  interpretPage({ document, page: 1, visit: (mark) => marks.push(mark) });
  return marks;
}
