import type { PDFObject } from 'pdf-lib';
import { numberEntry, numbersEntry } from './pdf-values.ts';

/** The colours of the vertices of a mesh: shading types 4 to 7 (ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8). */
export function* meshColours(options: {
  shading: PDFObject;
  type: number;
  /** Numbers that a vertex has as its colour. */
  components: number;
  bytes: Uint8Array;
}): Generator<readonly number[]> {
  const { shading, type, components, bytes } = options;
  const bits = (key: string) => Math.min(32, Math.max(0, numberEntry(shading, key) ?? 0));
  const coordinateBits = bits('BitsPerCoordinate');
  const componentBits = bits('BitsPerComponent');
  const flagBits = type === 5 ? 0 : bits('BitsPerFlag');
  if (coordinateBits === 0 || componentBits === 0) return;
  const decode = (numbersEntry(shading, 'Decode') ?? []).slice(4);
  const most = 2 ** componentBits - 1;
  const reader = new BitReader(bytes);
  while (!reader.isAtEnd) {
    const flag = reader.read(flagBits) & 3;
    const { points, colours } = patchParts(type, flag);
    reader.skip(2 * points * coordinateBits);
    for (let index = 0; index < colours; index += 1) {
      if (reader.bitsLeft < components * componentBits) return;
      yield Array.from({ length: components }, (_, component) => {
        const [least = 0, greatest = 1] = decode.slice(2 * component, 2 * component + 2);
        return least + (reader.read(componentBits) / most) * (greatest - least);
      });
    }
    // Each vertex of triangles, and each patch, is padded to whole bytes; the rows of a lattice's are too.
    reader.align();
  }
}

/** What follows the flag: one vertex, or a patch that shares an edge with the one before if the flag is not 0. */
function patchParts(type: number, flag: number): { points: number; colours: number } {
  if (type < 6) return { points: 1, colours: 1 };
  const points = type === 6 ? 12 : 16;
  return flag === 0 ? { points, colours: 4 } : { points: points - 4, colours: 2 };
}

/** Reads numbers of up to 32 bits, the most significant bit first. */
class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get bitsLeft(): number {
    return this.#bytes.length * 8 - this.#position;
  }

  get isAtEnd(): boolean {
    return this.bitsLeft <= 0;
  }

  read(bits: number): number {
    let value = 0;
    let left = bits;
    while (left > 0) {
      const offset = this.#position % 8;
      const taken = Math.min(left, 8 - offset);
      const byte = this.#bytes[Math.floor(this.#position / 8)] ?? 0;
      value = value * 2 ** taken + ((byte >> (8 - offset - taken)) & (2 ** taken - 1));
      this.#position += taken;
      left -= taken;
    }
    return value;
  }

  skip(bits: number): void {
    this.#position += bits;
  }

  align(): void {
    this.#position = Math.ceil(this.#position / 8) * 8;
  }
}
