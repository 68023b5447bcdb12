import type { ModelData } from '@chiaroscuro/compute/figure';

/** A model's data as JSON that keeps every float64: NaN, the infinities and −0 become strings. */
export function encodeModelData(data: ModelData): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))
      ? { number: Object.is(value, -0) ? '-0' : String(value) }
      : ArrayBuffer.isView(value)
        ? Array.from(value as Float32Array)
        : value,
  );
}

/** Reads what `encodeModelData` wrote. */
export function decodeModelData(text: string): ModelData {
  return JSON.parse(text, (_, value: unknown) =>
    isEncodedNumber(value) ? Number(value.number) : value,
  ) as ModelData;
}

function isEncodedNumber(value: unknown): value is { number: string } {
  return typeof value === 'object' && value !== null && 'number' in value;
}
