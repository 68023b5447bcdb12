import type { PDFObject } from 'pdf-lib';
import { numberEntry, numbersEntry } from './pdf-values.ts';
import type { ShadingFunction } from './shading-function.ts';

/** A function that is a table of samples (type 0), read at its nearest sample where it has several inputs. */
export function sampledFunction(options: {
  object: PDFObject;
  domain: readonly number[];
  range: readonly number[] | undefined;
  bytes: Uint8Array;
}): ShadingFunction | undefined {
  const { object, domain, range, bytes } = options;
  const sizes = numbersEntry(object, 'Size');
  const bits = numberEntry(object, 'BitsPerSample') ?? 8;
  if (!sizes || sizes.length === 0 || !range || !(bits >= 1 && bits <= 32)) return undefined;
  const outputs = Math.floor(range.length / 2);
  const decode = numbersEntry(object, 'Decode') ?? range;
  const encode = numbersEntry(object, 'Encode') ?? sizes.flatMap((size) => [0, size - 1]);
  const sample = (index: number, output: number) => {
    const share = unsigned(bytes, (index * outputs + output) * bits, bits) / (2 ** bits - 1);
    const [least = 0, most = 1] = decode.slice(2 * output, 2 * output + 2);
    return least + share * (most - least);
  };
  const position = (input: number, axis: number) => {
    const [least = 0, most = 1] = domain.slice(2 * axis, 2 * axis + 2);
    const [start = 0, end = 1] = encode.slice(2 * axis, 2 * axis + 2);
    const at = most > least ? start + ((input - least) / (most - least)) * (end - start) : start;
    return Math.min(Math.max(at, 0), Math.max(0, sizes[axis]! - 1));
  };
  const outputIndices = Array.from({ length: outputs }, (_, output) => output);
  return {
    bends: sizes.length === 1 ? knots({ domain, encode, size: sizes[0]! }) : [],
    evaluate: (inputs) => {
      if (sizes.length > 1) {
        let index = 0;
        let stride = 1;
        sizes.forEach((size, axis) => {
          index += Math.round(position(inputs[axis] ?? 0, axis)) * stride;
          stride *= size;
        });
        return outputIndices.map((output) => sample(index, output));
      }
      const at = position(inputs[0] ?? 0, 0);
      const low = Math.floor(at);
      const weight = at - low;
      return outputIndices.map((output) =>
        weight === 0
          ? sample(low, output)
          : (1 - weight) * sample(low, output) + weight * sample(low + 1, output),
      );
    },
  };
}

/** The inputs at which a table of one input has its samples; between them it is linear. */
function knots(options: {
  domain: readonly number[];
  encode: readonly number[];
  size: number;
}): number[] {
  const [least = 0, most = 1] = options.domain;
  const [start = 0, end = 1] = options.encode;
  if (start === end) return [];
  return Array.from({ length: Math.min(options.size, 4096) }, (_, index) => {
    return least + ((index - start) / (end - start)) * (most - least);
  });
}

function unsigned(bytes: Uint8Array, firstBit: number, bits: number): number {
  let value = 0;
  for (let bit = firstBit; bit < firstBit + bits; bit += 1) {
    const byte = bytes[Math.floor(bit / 8)] ?? 0;
    value = value * 2 + ((byte >> (7 - (bit % 8))) & 1);
  }
  return value;
}
