/** What JSON can hold. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** The files of one result, with what its maker noted about it. */
export interface Contents {
  files: Record<string, Uint8Array>;
  note?: JsonValue | undefined;
}

/**
 * One blob of several files: a line that names the format, a line of JSON with the names and sizes
 * in bytes and the note, then the files' bytes one after the other, sorted by name.
 */
export function packContainer({ files, note }: Readonly<Contents>): Uint8Array {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  const header: Header = {
    files: entries.map(([name, bytes]) => [name, bytes.length]),
    ...(note === undefined ? {} : { note }),
  };
  const head = Buffer.from(`${magic}${JSON.stringify(header)}\n`);
  return Buffer.concat([head, ...entries.map(([, bytes]) => bytes)]);
}

/** The files in a blob, or undefined when `packContainer` did not write it. */
export function unpackContainer(blob: Uint8Array): Contents | undefined {
  const bytes = Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength);
  if (!bytes.subarray(0, magic.length).equals(Buffer.from(magic))) return undefined;
  const end = bytes.indexOf('\n', magic.length);
  const header = end < 0 ? undefined : readHeader(bytes.toString('utf8', magic.length, end));
  if (!header) return undefined;
  let offset = end + 1;
  const files = header.files.map(([name, size]): [string, Uint8Array] => {
    offset += size;
    return [name, bytes.subarray(offset - size, offset)];
  });
  return offset === bytes.length
    ? { files: Object.fromEntries(files), note: header.note }
    : undefined;
}

const magic = 'chiaroscuro result 1\n';

interface Header {
  files: [name: string, size: number][];
  note?: JsonValue;
}

function readHeader(text: string): Header | undefined {
  try {
    const header = JSON.parse(text) as Partial<Header> | null;
    return Array.isArray(header?.files) ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}
