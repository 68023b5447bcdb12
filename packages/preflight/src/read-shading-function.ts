import type { PDFObject, PDFStream } from 'pdf-lib';
import { PDFArray, PDFStream as Stream } from 'pdf-lib';
import { compileCalculator } from './shading-calculator.ts';
import { entry, numberEntry, numbersEntry } from './pdf-values.ts';
import type { ShadingFunction } from './shading-function.ts';
import { sampledFunction } from './shading-samples.ts';

/** Stitched functions may be stitched of stitched ones, but not for ever. */
const mostLevels = 8;
const mostStitched = 4096;

/**
 * Reads a function of any type; undefined if it is malformed.
 *
 * @param decode undoes the filters of a stream.
 */
export function readFunction(
  object: PDFObject | undefined,
  decode: (stream: PDFStream) => Uint8Array,
  level = 0,
): ShadingFunction | undefined {
  if (level > mostLevels) return undefined;
  const domain = numbersEntry(object, 'Domain') ?? [0, 1];
  const range = numbersEntry(object, 'Range');
  const read = (): ShadingFunction | undefined => {
    switch (numberEntry(object, 'FunctionType')) {
      case 0:
        return object instanceof Stream
          ? sampledFunction({ object, domain, range, bytes: decode(object) })
          : undefined;
      case 2:
        return exponential(object);
      case 3:
        return stitched({ object, domain, decode, level });
      case 4:
        return object instanceof Stream
          ? { evaluate: compileCalculator(decode(object)), bends: [] }
          : undefined;
      default:
        return undefined;
    }
  };
  const found = read();
  if (!found) return undefined;
  return {
    bends: found.bends,
    evaluate: (inputs) => {
      const inside = inputs.map((input, index) => clamped(input, domain, index));
      const outputs = found.evaluate(inside);
      return range ? outputs.map((output, index) => clamped(output, range, index)) : outputs;
    },
  };
}

function clamped(value: number, limits: readonly number[], index: number): number {
  const [least = -Infinity, most = Infinity] = limits.slice(2 * index, 2 * index + 2);
  return Math.min(Math.max(value, least), most);
}

function exponential(object: PDFObject | undefined): ShadingFunction {
  const from = numbersEntry(object, 'C0') ?? [0];
  const to = numbersEntry(object, 'C1') ?? [1];
  const exponent = numberEntry(object, 'N') ?? 1;
  return {
    bends: [],
    evaluate: ([input = 0]) => {
      const weight = exponent === 1 ? input : input ** exponent;
      return from.map((start, index) => start + weight * ((to[index] ?? 0) - start));
    },
  };
}

function stitched(options: {
  object: PDFObject | undefined;
  domain: readonly number[];
  decode: (stream: PDFStream) => Uint8Array;
  level: number;
}): ShadingFunction | undefined {
  const { object, domain, decode, level } = options;
  const list = entry(object, 'Functions');
  if (!(list instanceof PDFArray)) return undefined;
  const parts = Array.from({ length: Math.min(list.size(), mostStitched) }, (_, index) =>
    readFunction(list.lookup(index), decode, level + 1),
  );
  const [first = 0, last = 1] = domain;
  const limits = [first, ...(numbersEntry(object, 'Bounds') ?? []), last];
  const encode = numbersEntry(object, 'Encode') ?? [];
  return {
    bends: limits.flatMap((limit) => [limit, limit - 1e-9]),
    evaluate: ([input = 0]) => {
      let index = 0;
      while (index < parts.length - 1 && input >= limits[index + 1]!) index += 1;
      const [low = 0, high = 1] = limits.slice(index, index + 2);
      const [start = 0, end = 1] = encode.slice(2 * index, 2 * index + 2);
      const share = high > low ? (input - low) / (high - low) : 0;
      return parts[index]?.evaluate([start + share * (end - start)]) ?? [];
    },
  };
}
