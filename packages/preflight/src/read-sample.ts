import { deflateSync } from 'node:zlib';

/** An object of a sample: its text, or the dictionary entries and data of a stream. */
export type SampleObject = string | { entries?: string; data: string | Uint8Array };

/**
 * A PDF as raw text, for tests of files that no library would write: object 1 is the catalogue, object
 * 2 the tree of pages, object 3 its only page, whose content is object 4; further objects are numbered from 5.
 */
export function samplePdf(options: {
  content?: string | Uint8Array;
  /** The page's resources, without brackets. */
  resources?: string;
  objects?: readonly SampleObject[];
  /** In place of objects 1 to 4, by their number. */
  instead?: Readonly<Record<number, SampleObject>>;
  /** Entries of the trailer. */
  trailer?: string;
}): Uint8Array {
  const { content = '', resources = '', objects = [], instead = {}, trailer = '' } = options;
  const all: SampleObject[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] /Contents 4 0 R /Resources << ${resources} >> >>`,
    { data: content },
    ...objects,
  ];
  const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n')];
  all.forEach((object, index) => {
    const number = index + 1;
    const body = objectBytes(instead[number] ?? object);
    parts.push(Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n'));
  });
  parts.push(Buffer.from(`trailer\n<< /Root 1 0 R /Size ${all.length + 1} ${trailer} >>\n`));
  parts.push(Buffer.from('startxref\n0\n%%EOF\n'));
  return Uint8Array.from(Buffer.concat(parts));
}

/** A stream that grows a thousandfold when it is read. */
export function bomb(megabytes: number): SampleObject {
  const data = deflateSync(Buffer.alloc(megabytes * 2 ** 20, ' '));
  return { entries: '/Filter /FlateDecode', data };
}

function objectBytes(object: SampleObject): Uint8Array {
  if (typeof object === 'string') return Buffer.from(object, 'latin1');
  const { entries = '', data } = object;
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  const head = `<< ${entries} /Length ${bytes.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}
