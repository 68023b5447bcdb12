import type { PDFObject, PDFStream } from 'pdf-lib';
import { PDFArray, PDFStream as Stream } from 'pdf-lib';
import { readFunction } from './read-shading-function.ts';
import type { ShadingFunction } from './shading-function.ts';
import { meshColours } from './shading-mesh.ts';
import { entry, numberEntry, numbersEntry } from './pdf-values.ts';

/** How densely functions are sampled along a parameter, besides where they bend. */
const samples = 64;

/**
 * Colours of a shading of any type (ISO 32000-1, 8.7.4.5): its vertices, or its functions sampled.
 * All its colours lie between their extremes, component by component, but for functions of types 0 with two inputs and 4, which may
 * run further between samples.
 *
 * @param options.components of a colour in its space.
 * @param options.decode undoes the filters of a stream.
 */
export function* shadingColours(options: {
  shading: PDFObject;
  components: number;
  decode: (stream: PDFStream) => Uint8Array;
}): Generator<readonly number[]> {
  const { shading, components, decode } = options;
  const type = numberEntry(shading, 'ShadingType') ?? 0;
  const functions = functionsOf(entry(shading, 'Function'), decode);
  if (type >= 4 && shading instanceof Stream) {
    const perVertex = functions.length > 0 ? 1 : components;
    const vertices = meshColours({ shading, type, components: perVertex, bytes: decode(shading) });
    if (functions.length === 0) yield* vertices;
    else yield* functionColours(functions, extremes(vertices));
  } else if (type === 1) {
    const [x0 = 0, x1 = 1, y0 = 0, y1 = 1] = numbersEntry(shading, 'Domain') ?? [];
    yield* gridColours(functions, { x0, x1, y0, y1 });
  } else if (functions.length > 0) {
    const [from = 0, to = 1] = numbersEntry(shading, 'Domain') ?? [];
    yield* functionColours(functions, [from, to]);
  }
}

/** One function for all components, or one for each. */
function functionsOf(
  object: PDFObject | undefined,
  decode: (stream: PDFStream) => Uint8Array,
): ShadingFunction[] {
  const objects =
    object instanceof PDFArray
      ? Array.from({ length: Math.min(object.size(), 32) }, (_, index) => object.lookup(index))
      : [object];
  return objects.flatMap((item) => readFunction(item, decode) ?? []);
}

function extremes(values: Iterable<readonly number[]>): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const [value = 0] of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : [0, 0];
}

function* functionColours(
  functions: readonly ShadingFunction[],
  [from, to]: readonly [number, number],
): Generator<readonly number[]> {
  const inputs = functions.flatMap(({ bends }) => [...bends]).filter((x) => x > from && x < to);
  for (let step = 0; step <= samples; step += 1) inputs.push(from + ((to - from) * step) / samples);
  for (const input of inputs) yield functions.flatMap(({ evaluate }) => evaluate([input]));
}

function* gridColours(
  functions: readonly ShadingFunction[],
  domain: { x0: number; x1: number; y0: number; y1: number },
): Generator<readonly number[]> {
  const { x0, x1, y0, y1 } = domain;
  for (let row = 0; row <= samples; row += 1) {
    const y = y0 + ((y1 - y0) * row) / samples;
    for (let column = 0; column <= samples; column += 1) {
      const x = x0 + ((x1 - x0) * column) / samples;
      yield functions.flatMap(({ evaluate }) => evaluate([x, y]));
    }
  }
}
