import type { ModelData } from '@chiaroscuro/compute/figure';
import type { ModelRecord } from '@chiaroscuro/compute/training';

/** Numbers in base64, little-endian: float32 where that loses nothing. */
export interface PackedNumbers {
  float32?: string;
  float64?: string;
}

/** A model's data with its long arrays packed. */
export type Packed =
  number | string | PackedNumbers | readonly Packed[] | { [name: string]: Packed };

/** A training of the book as a notebook carries it. */
export interface PackedTraining {
  data: Packed;
  record: Omit<ModelRecord, 'milliseconds'>;
}

/** Arrays shorter than this stay as they are read by people. */
const shortest = 16;

/**
 * Packs what a training left. Nothing is lost: values that float32 cannot hold are kept in float64.
 *
 * @param data as a model returns it: records and arrays, at any depth, of numbers.
 */
export function packData(data: unknown): Packed {
  if (typeof data === 'number') return Number.isFinite(data) ? data : String(data);
  if (ArrayBuffer.isView(data)) return packData(Array.from(data as Float32Array));
  if (Array.isArray(data)) {
    const isLong = data.length >= shortest && data.every((value) => typeof value === 'number');
    return isLong ? packNumbers(data) : data.map(packData);
  }
  if (typeof data !== 'object' || data === null) return String(data);
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, packData(value)]));
}

/** What `packData` packed. */
export function unpackData(packed: Packed): ModelData {
  return unpack(packed) as ModelData;
}

function packNumbers(values: readonly number[]): PackedNumbers {
  const isSingle = values.every((value) => Object.is(Math.fround(value), value));
  const array = isSingle ? Float32Array.from(values) : Float64Array.from(values);
  const text = Buffer.from(array.buffer).toString('base64');
  return isSingle ? { float32: text } : { float64: text };
}

function unpack(packed: Packed): unknown {
  if (typeof packed === 'number') return packed;
  if (typeof packed === 'string') return Number(packed);
  if (Array.isArray(packed)) return packed.map(unpack);
  const { float32, float64 } = packed as PackedNumbers;
  if (typeof float32 === 'string') return Array.from(new Float32Array(bytesOf(float32)));
  if (typeof float64 === 'string') return Array.from(new Float64Array(bytesOf(float64)));
  return Object.fromEntries(
    Object.entries(packed as Record<string, Packed>).map(([name, value]) => [name, unpack(value)]),
  );
}

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer;
}
