import { PDFArray, PDFDocument, PDFName, PDFNumber, PDFStream, type PDFDict } from 'pdf-lib';
import { decodedBytes, flateStream } from './stream-bytes.ts';

/** Cells that a lattice may be divided into: enough for colour bars, which have one, and none are added to heat maps. */
const mostCells = 4096;
/** Steps of the parameter from one end of its range to the other between which no eye sees a step of colour. */
const steps = 256;

/**
 * Divides the cells of lattices whose colours are a function of one parameter (ISO 32000-1, 8.7.4.5.6) until neighbours have
 * nearly the same colour. The standard wants the parameter interpolated; Cairo, with which Poppler makes SVGs, interpolates
 * between the colours of the corners, and of a colour bar that is a single cell it shows nothing but the mixtures of its ends.
 *
 * @returns whether anything was divided.
 */
export function refineLattices(document: PDFDocument): boolean {
  const { context } = document;
  let isChanged = false;
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    const lattice = object instanceof PDFStream ? readLattice(object) : undefined;
    if (!lattice) continue;
    const finer = refine(lattice);
    if (finer === lattice) continue;
    const dict = (object as PDFStream).dict.clone(context);
    dict.delete(PDFName.of('DecodeParms'));
    dict.set(PDFName.of('VerticesPerRow'), PDFNumber.of(finer.columns));
    context.assign(reference, flateStream(context, writeLattice(finer), dict));
    isChanged = true;
  }
  return isChanged;
}

/** Likewise a PDF as bytes, which stay as they are when there is nothing to divide. */
export async function withFineLattices(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  return refineLattices(document) ? document.save() : pdf;
}

/** A vertex as it is stored: two coordinates and the parameter, whole numbers. */
type Vertex = readonly [x: number, y: number, parameter: number];

interface Lattice {
  /** Row by row. */
  vertices: readonly Vertex[];
  columns: number;
  /** Bytes of a coordinate and of the parameter. */
  widths: readonly [coordinate: number, parameter: number];
}

/** A lattice whose numbers are whole bytes; undefined for anything else. */
function readLattice(stream: PDFStream): Lattice | undefined {
  const { dict } = stream;
  if (number(dict, 'ShadingType') !== 5 || !dict.has(PDFName.of('Function'))) return undefined;
  const columns = number(dict, 'VerticesPerRow');
  const widths = [number(dict, 'BitsPerCoordinate') / 8, number(dict, 'BitsPerComponent') / 8];
  const [coordinate = 0, parameter = 0] = widths;
  const bounds = dict.lookup(PDFName.of('Decode'));
  const isPlain = bounds instanceof PDFArray && bounds.size() === 6 && widths.every(isWholeBytes);
  if (!isPlain || !(columns >= 2)) return undefined;
  const bytes = Buffer.from(decodedBytes(stream));
  const size = 2 * coordinate + parameter;
  const vertices = Array.from({ length: Math.floor(bytes.length / size) }, (_, index): Vertex => {
    const at = index * size;
    return [
      bytes.readUIntBE(at, coordinate),
      bytes.readUIntBE(at + coordinate, coordinate),
      bytes.readUIntBE(at + 2 * coordinate, parameter),
    ];
  });
  return { vertices, columns, widths: [coordinate, parameter] };
}

function isWholeBytes(width: number): boolean {
  return [1, 2, 3, 4].includes(width);
}

function number(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : NaN;
}

/** The lattice with each cell divided; itself where that is not needed, or would make too many cells. */
function refine(lattice: Lattice): Lattice {
  const { vertices, columns, widths } = lattice;
  const rows = Math.floor(vertices.length / columns);
  const cells = (rows - 1) * (columns - 1);
  if (cells < 1) return lattice;
  const at = (row: number, column: number): Vertex => vertices[row * columns + column]!;
  const range = 256 ** widths[1] - 1;
  const needed = (down: number, right: number): number => {
    let largest = 0;
    for (let row = 0; row + down < rows; row += 1)
      for (let column = 0; column + right < columns; column += 1)
        largest = Math.max(
          largest,
          Math.abs(at(row + down, column + right)[2] - at(row, column)[2]) / range,
        );
    return Math.max(1, Math.ceil(largest * steps));
  };
  const [down, right] = [needed(1, 0), needed(0, 1)];
  const scale = Math.min(1, Math.sqrt(mostCells / (cells * down * right)));
  const parts = [down, right].map((count) => Math.max(1, Math.floor(count * scale)));
  const [high = 1, wide = 1] = parts;
  if (high === 1 && wide === 1) return lattice;
  const finer: Vertex[] = [];
  for (let row = 0; row <= (rows - 1) * high; row += 1)
    for (let column = 0; column <= (columns - 1) * wide; column += 1)
      finer.push(between(at, { rows, columns, row: row / high, column: column / wide }));
  return { vertices: finer, columns: (columns - 1) * wide + 1, widths };
}

/** The vertex at a place between those of the lattice, bilinear. */
function between(
  at: (row: number, column: number) => Vertex,
  { rows, columns, row, column }: { rows: number; columns: number; row: number; column: number },
): Vertex {
  const [top, left] = [
    Math.min(Math.floor(row), rows - 2),
    Math.min(Math.floor(column), columns - 2),
  ];
  const [y, x] = [row - top, column - left];
  const mixed = ([0, 1, 2] as const).map((part) =>
    Math.round(
      (1 - y) * ((1 - x) * at(top, left)[part] + x * at(top, left + 1)[part]) +
        y * ((1 - x) * at(top + 1, left)[part] + x * at(top + 1, left + 1)[part]),
    ),
  );
  return [mixed[0]!, mixed[1]!, mixed[2]!];
}

function writeLattice({ vertices, widths: [coordinate, parameter] }: Lattice): Uint8Array {
  const size = 2 * coordinate + parameter;
  const bytes = Buffer.alloc(vertices.length * size);
  for (const [index, [x, y, value]] of vertices.entries()) {
    bytes.writeUIntBE(x, index * size, coordinate);
    bytes.writeUIntBE(y, index * size + coordinate, coordinate);
    bytes.writeUIntBE(value, index * size + 2 * coordinate, parameter);
  }
  return bytes;
}
