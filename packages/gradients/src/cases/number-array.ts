/** An array of float64 numbers in row-major order, which computes what tensors compute, slowly and in plain sight. */
export interface NumberArray {
  shape: readonly number[];
  values: readonly number[];
}

/** The array whose element at each index is `element(index)`. */
export function build(shape: readonly number[], element: (index: number[]) => number): NumberArray {
  return { shape, values: indices(shape).map(element) };
}

/** All indices of a shape in row-major order; of a scalar, the empty one. */
export function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (prefixes, length) =>
      prefixes.flatMap((prefix) => Array.from({ length }, (_, i) => [...prefix, i])),
    [[]],
  );
}

/** The element at an index; 0 outside, as if padded with zeros. */
export function at({ shape, values }: NumberArray, index: readonly number[]): number {
  let offset = 0;
  for (const [axis, length] of shape.entries()) {
    const i = index[axis]!;
    if (i < 0 || i >= length) return 0;
    offset = offset * length + i;
  }
  return values[offset]!;
}

/** The element that stands at an index of a larger shape when axes of length 1, and missing ones in front, repeat. */
export function repeated(array: NumberArray, index: readonly number[]): number {
  const own = index.slice(index.length - array.shape.length);
  return at(
    array,
    own.map((i, axis) => (array.shape[axis] === 1 ? 0 : i)),
  );
}

/** Applies a function element by element. */
export function map({ shape, values }: NumberArray, f: (x: number) => number): NumberArray {
  return { shape, values: values.map(f) };
}

/** Applies a function of two numbers element by element, repeating where shapes differ. */
export function zip(
  a: NumberArray,
  b: NumberArray,
  f: (a: number, b: number) => number,
): NumberArray {
  return build(commonShape(a.shape, b.shape), (index) => f(repeated(a, index), repeated(b, index)));
}

function commonShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) =>
    Math.max(a[axis - rank + a.length] ?? 1, b[axis - rank + b.length] ?? 1),
  );
}

/** Reduces axes (all, if left out) to one number each. */
export function reduce(
  array: NumberArray,
  axes: readonly number[] | undefined,
  f: (values: number[]) => number,
  keepDims = false,
): NumberArray {
  const isReduced = (axis: number) => axes === undefined || axes.includes(axis);
  const kept = build(
    array.shape.map((length, axis) => (isReduced(axis) ? 1 : length)),
    (index) =>
      f(
        indices(array.shape.map((length, axis) => (isReduced(axis) ? length : 1))).map((offset) =>
          at(
            array,
            offset.map((i, axis) => i + index[axis]!),
          ),
        ),
      ),
  );
  if (keepDims) return kept;
  return { ...kept, shape: array.shape.filter((_, axis) => !isReduced(axis)) };
}

/** The sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
